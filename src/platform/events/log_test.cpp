#include <gtest/gtest.h>

#include <fstream>
#include <future>
#include <set>

#include "platform/events/internal/log.hpp"
#include "platform/events/internal/record.hpp"
#include "platform/events/internal/testing.hpp"

namespace tandem::events {
namespace {

std::vector<std::string> read_all(Log& log, std::int64_t after = 0) {
    std::vector<std::string> records;
    while (after < log.durable())
        after = log.read_after(after, 1000, [&](std::int64_t, std::string_view bytes) { records.emplace_back(bytes); });
    return records;
}

void append(Log& log, std::vector<std::string> records) {
    std::promise<bool> stored;
    log.append_all(std::move(records), [&](bool durable) { stored.set_value(durable); });
    ASSERT_TRUE(stored.get_future().get());
}

void write_log(ScratchFolder const& scratch, std::vector<std::string> records) {
    Log log({.folder = scratch.path()}, 0);
    append(log, std::move(records));
}

std::filesystem::path last_segment(std::filesystem::path const& folder) { return find_segments(folder).back().path; }

TEST(EventRecord, an_event_survives_its_encoding) {
    auto event = page_view(0xFFFF'FFFF'FFFF'FFFFull, monday_ten, "/précis");
    event.former_visitor_ids = {1, 2, 3};
    event.contact_id = ContactId(9);
    event.acquisition = {"Google", "Organic Search", "google.com", "a", "b", "c", "d", "e", CampaignId(4)};
    event.client = {"DE", "Mobile", "Firefox", "140", "Android", "15", "390x844"};
    event.props = R"({"plan":"pro"})";
    event.engagement_ms = 12'345;
    event.scroll_depth = 80;
    event.revenue_minor = -5;
    event.revenue_currency = "EUR";
    event.bot = "crawler";
    event.interactive = false;
    auto record = decode_record(encode_event(event, monday_ten));
    ASSERT_TRUE(record);
    EXPECT_EQ(std::get<Event>(record->what), event);
    EXPECT_EQ(record->arrived, monday_ten);
}

TEST(EventRecord, a_shortened_or_foreign_record_is_refused) {
    auto bytes = encode_event(page_view(1, monday_ten, "/"), monday_ten);
    for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(decode_record(bytes.substr(0, size)));
    EXPECT_FALSE(decode_record(bytes + "x"));
    EXPECT_FALSE(decode_record("hello"));
}

TEST(EventRecord, the_checksum_is_crc_32c) { EXPECT_EQ(crc32c("123456789"), 0xE3069283u); }

TEST(EventLog, keeps_records_in_order_across_segments_and_restarts) {
    ScratchFolder scratch;
    std::vector<std::string> written;
    for (int round = 0; round < 3; ++round) {
        Log log({.folder = scratch.path(), .segment_bytes = 200}, 0);
        for (int i = 0; i < 40; ++i) {
            written.push_back(fmt::format("record {} of round {}", i, round));
            append(log, {written.back()});
        }
        EXPECT_EQ(log.durable(), static_cast<std::int64_t>(written.size()));
        EXPECT_EQ(read_all(log), written);
    }
    EXPECT_GT(find_segments(scratch.path()).size(), 10u);
}

TEST(EventLog, a_torn_tail_is_cut_and_what_was_whole_stays) {
    ScratchFolder scratch;
    write_log(scratch, {"one", "two", "three"});
    auto segment = last_segment(scratch.path());
    auto whole = std::filesystem::file_size(segment);
    std::filesystem::resize_file(segment, whole - 1);
    {
        std::vector<std::string> reports;
        Log log({.folder = scratch.path(), .report = [&](std::string_view line) { reports.emplace_back(line); }}, 0);
        EXPECT_EQ(read_all(log), (std::vector<std::string>{"one", "two"}));
        EXPECT_EQ(reports.size(), 1u);
        append(log, {"four"});
    }
    Log log({.folder = scratch.path()}, 0);
    EXPECT_EQ(read_all(log), (std::vector<std::string>{"one", "two", "four"}));
}

TEST(EventLog, zeros_after_a_power_cut_are_a_torn_tail) {
    ScratchFolder scratch;
    write_log(scratch, {"one"});
    std::ofstream(last_segment(scratch.path()), std::ios::app | std::ios::binary) << std::string(5000, '\0');
    Log log({.folder = scratch.path()}, 0);
    EXPECT_EQ(read_all(log), (std::vector<std::string>{"one"}));
}

TEST(EventLog, a_damaged_record_is_reported_and_passed_over) {
    ScratchFolder scratch;
    write_log(scratch, {"one", "two", "three"});
    {
        std::fstream file(last_segment(scratch.path()), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(8 + 3 + 8 + 1);
        file.put('X');
    }
    std::vector<std::string> reports;
    Log log({.folder = scratch.path(), .report = [&](std::string_view line) { reports.emplace_back(line); }}, 0);
    EXPECT_EQ(read_all(log), (std::vector<std::string>{"one", "three"}));
    EXPECT_EQ(log.durable(), 3);
    ASSERT_EQ(reports.size(), 1u);
    EXPECT_NE(reports[0].find("1 damaged"), std::string::npos);
}

TEST(EventLog, released_segments_are_deleted) {
    ScratchFolder scratch;
    {
        Log log({.folder = scratch.path(), .segment_bytes = 100}, 0);
        for (int i = 0; i < 30; ++i) append(log, {"some bytes that fill a segment soon"});
        auto before = find_segments(scratch.path()).size();
        log.release(20);
        EXPECT_LT(find_segments(scratch.path()).size(), before);
        EXPECT_EQ(read_all(log, 20).size(), 10u);
        log.release(30);
    }
    EXPECT_TRUE(find_segments(scratch.path()).empty());
    Log log({.folder = scratch.path()}, 30);
    EXPECT_EQ(log.durable(), 30) << "numbers go on where the reader stands";
}

TEST(EventLog, many_appenders_share_syncs_and_lose_nothing) {
    ScratchFolder scratch;
    Log log({.folder = scratch.path(), .segment_bytes = 5000}, 0);
    std::vector<std::thread> appenders;
    for (int t = 0; t < 8; ++t)
        appenders.emplace_back([&, t] {
            for (int i = 0; i < 50; ++i) append(log, {fmt::format("{}-{}", t, i)});
        });
    for (auto& appender : appenders) appender.join();
    auto records = read_all(log);
    EXPECT_EQ(std::set<std::string>(records.begin(), records.end()).size(), 400u);
    EXPECT_EQ(records.size(), 400u);
}

}  // namespace
}  // namespace tandem::events
