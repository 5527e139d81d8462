#include "sales/qualification/business_hours.hpp"

#include <gtest/gtest.h>

namespace tandem::qualification {
namespace {

BusinessHours const usual;
std::string const berlin = "Europe/Berlin";

Instant at(char const* text) { return parse_rfc3339(text).value(); }
std::string due(char const* start, Duration amount, std::string const& zone = "UTC", BusinessHours const& hours = usual) {
    return format_rfc3339(add_business_time(at(start), amount, hours, zone));
}
std::int64_t minutes_between(char const* start, char const* end, std::string const& zone = "UTC") {
    return business_time_between(at(start), at(end), usual, zone).ms / 60'000;
}

TEST(BusinessHours, within_a_day_the_clock_just_runs) { EXPECT_EQ(due("2026-11-23T10:15:00Z", hours(4)), "2026-11-23T14:15:00.000Z"); }

TEST(BusinessHours, what_is_left_in_the_evening_goes_on_next_morning) {
    EXPECT_EQ(due("2026-11-23T15:30:00Z", hours(4)), "2026-11-24T11:30:00.000Z");
    EXPECT_EQ(due("2026-11-23T13:00:00Z", hours(4)), "2026-11-23T17:00:00.000Z");
}

TEST(BusinessHours, before_and_after_work_nothing_passes) {
    EXPECT_EQ(due("2026-11-23T06:00:00Z", hours(4)), "2026-11-23T13:00:00.000Z");
    EXPECT_EQ(due("2026-11-23T20:00:00Z", hours(4)), "2026-11-24T13:00:00.000Z");
}

TEST(BusinessHours, a_weekend_is_left_out) {
    EXPECT_EQ(due("2026-11-27T16:00:00Z", hours(4)), "2026-11-30T12:00:00.000Z");  // Friday to Monday
    EXPECT_EQ(due("2026-11-28T12:00:00Z", hours(4)), "2026-11-30T13:00:00.000Z");  // Saturday
}

TEST(BusinessHours, longer_than_a_week) { EXPECT_EQ(due("2026-11-23T09:00:00Z", hours(48)), "2026-11-30T17:00:00.000Z"); }

TEST(BusinessHours, are_those_of_the_zone) {
    // 15:30 in Berlin is 14:30 UTC in winter: one and a half hours are left that day.
    EXPECT_EQ(due("2026-11-23T14:30:00Z", hours(4), berlin), "2026-11-24T10:30:00.000Z");
    // In New York it is 09:30.
    EXPECT_EQ(due("2026-11-23T14:30:00Z", hours(4), "America/New_York"), "2026-11-23T18:30:00.000Z");
}

TEST(BusinessHours, summer_time_begins_over_the_weekend) {
    // Friday 27 March 16:00 CET = 15:00 UTC; Monday opens at 09:00 CEST = 07:00 UTC.
    EXPECT_EQ(due("2026-03-27T15:00:00Z", hours(4), berlin), "2026-03-30T10:00:00.000Z");
    // Back again: Friday 23 October 16:00 CEST = 14:00 UTC; Monday opens at 09:00 CET = 08:00 UTC.
    EXPECT_EQ(due("2026-10-23T14:00:00Z", hours(4), berlin), "2026-10-26T11:00:00.000Z");
}

TEST(BusinessHours, a_shift_over_the_change_itself_has_the_hours_it_really_had) {
    BusinessHours night{.working_days = {{7}}, .opens_minute = {0}, .closes_minute = {8 * 60}, .answer_minutes = {240}};
    // Sunday 29 March: 00:00 to 08:00 on the wall are seven hours, as 02:00 to 03:00 did not exist.
    EXPECT_EQ(business_time_between(at("2026-03-28T12:00:00Z"), at("2026-03-29T12:00:00Z"), night, berlin), hours(7));
}

TEST(BusinessHours, time_between_counts_only_work) {
    EXPECT_EQ(minutes_between("2026-11-23T10:00:00Z", "2026-11-23T10:48:00Z"), 48);
    EXPECT_EQ(minutes_between("2026-11-27T16:00:00Z", "2026-11-30T10:00:00Z"), 120);
    EXPECT_EQ(minutes_between("2026-11-28T10:00:00Z", "2026-11-29T10:00:00Z"), 0);
    EXPECT_EQ(minutes_between("2026-11-23T12:00:00Z", "2026-11-23T10:00:00Z"), 0);
}

TEST(BusinessHours, adding_and_measuring_agree) {
    for (auto const* start : {"2026-03-27T15:00:00Z", "2026-11-23T03:00:00Z", "2026-11-28T23:59:00Z"})
        for (auto const amount : {minutes(1), hours(4), hours(30)})
            EXPECT_EQ(business_time_between(at(start), add_business_time(at(start), amount, usual, berlin), usual, berlin), amount);
}

TEST(BusinessHours, of_many_spans_are_those_of_each) {
    for (auto const& zone : {std::string("UTC"), berlin}) {
        WorkingTime const working(at("2026-03-20T00:00:00Z"), at("2026-04-10T00:00:00Z"), usual, zone);
        for (auto start = at("2026-03-20T00:30:00Z"); start < at("2026-04-05T00:00:00Z"); start = start + minutes(457))
            for (auto const length : {minutes(0), minutes(3), hours(7), hours(70)})
                ASSERT_EQ(working.between(start, start + length), business_time_between(start, start + length, usual, zone))
                    << format_rfc3339(start) << " " << length.ms;
        EXPECT_EQ(working.between(at("2026-03-25T12:00:00Z"), at("2026-03-25T10:00:00Z")), Duration{});
    }
}

TEST(BusinessHours, without_a_working_day_are_refused) {
    EXPECT_EQ(check_hours({.working_days = {}, .opens_minute = {540}, .closes_minute = {1020}, .answer_minutes = {240}}).error().code,
              "hours_invalid");
    EXPECT_EQ(check_hours({.working_days = {{1}}, .opens_minute = {1020}, .closes_minute = {540}, .answer_minutes = {240}}).error().code,
              "hours_invalid");
    EXPECT_TRUE(check_hours(usual));
}

}  // namespace
}  // namespace tandem::qualification
