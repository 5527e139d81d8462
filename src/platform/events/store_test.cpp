#include "platform/events/store.hpp"

#include <gtest/gtest.h>

#include <map>
#include <thread>

#include "platform/events/internal/segment.hpp"
#include "platform/events/internal/testing.hpp"

namespace tandem::events {
namespace {

Query count_everything() {
    return {.workspace_id = test_workspace,
            .site_id = test_site,
            .from = monday_ten - days(400),
            .to = monday_ten + days(400),
            .metrics = {Metric::visitors, Metric::visits, Metric::pageviews, Metric::events}};
}

std::vector<double> totals(Store& store, Query const& query) { return store.ask(query).value().rows.at(0).metrics; }

TEST(EventStore, an_event_comes_into_queries_by_itself) {
    ScratchFolder scratch;
    Store store({.folder = scratch.path()});
    ASSERT_TRUE(store.append(page_view(1, monday_ten, "/")));
    while (store.find_events({.workspace_id = test_workspace}).empty()) std::this_thread::yield();
    EXPECT_EQ(totals(store, count_everything()), (std::vector<double>{1, 1, 1, 1}));
}

TEST(EventStore, nothing_is_lost_or_doubled_by_a_restart_and_a_visit_goes_on) {
    ScratchFolder scratch;
    for (int round = 0; round < 4; ++round) {
        Store store({.folder = scratch.path()});
        ASSERT_TRUE(store.append(page_view(1, monday_ten + minutes(round), "/")));
        if (round % 2 == 0) store.catch_up();
    }
    Store store({.folder = scratch.path()});
    store.catch_up();
    EXPECT_EQ(totals(store, count_everything()), (std::vector<double>{1, 1, 4, 4}));
    auto visits = store.find_visits({.workspace_id = test_workspace});
    ASSERT_EQ(visits.size(), 1u);
    EXPECT_EQ(visits[0].duration(), minutes(3));
}

TEST(EventStore, a_folder_has_one_owner) {
    ScratchFolder scratch;
    Store store({.folder = scratch.path()});
    EXPECT_THROW(Store({.folder = scratch.path()}), std::runtime_error);
}

TEST(EventStore, loaded_logs_are_removed) {
    ScratchFolder scratch;
    {
        Store store({.folder = scratch.path()});
        ASSERT_TRUE(store.append(page_view(1, monday_ten, "/")));
    }
    EXPECT_TRUE(find_segments(scratch.path() / "events").empty());
}

TEST(EventStore, text_that_is_not_utf_8_does_not_hold_up_the_rest) {
    ScratchFolder scratch;
    Store store({.folder = scratch.path()});
    ASSERT_TRUE(store.append(page_view(1, monday_ten, "/\xFF\xFE")));
    ASSERT_TRUE(store.append(page_view(1, monday_ten, std::string("/a\0b", 4))));
    store.catch_up();
    EXPECT_EQ(totals(store, count_everything()).at(2), 2);
}

TEST(EventStore, machines_are_stored_but_not_counted) {
    ScratchFolder scratch;
    Store store({.folder = scratch.path()});
    auto crawler = page_view(1, monday_ten, "/");
    crawler.bot = "crawler";
    ASSERT_TRUE(store.append(crawler));
    store.catch_up();
    EXPECT_EQ(totals(store, count_everything()), (std::vector<double>{0, 0, 0, 0}));
    auto stored = store.find_events({.workspace_id = test_workspace});
    ASSERT_EQ(stored.size(), 1u);
    EXPECT_EQ(stored[0].bot, "crawler");
}

TEST(EventStore, a_link_gives_a_contact_the_visits_before_and_after_it) {
    ScratchFolder scratch;
    Store store({.folder = scratch.path()});
    ContactId ada(99);
    ASSERT_TRUE(store.append(page_view(1, monday_ten, "/early")));
    ASSERT_TRUE(store.append(page_view(2, monday_ten, "/other")));
    for (int twice = 0; twice < 2; ++twice)
        ASSERT_TRUE(store.link({.workspace_id = test_workspace, .visitor_id = 1, .contact_id = ada, .at = monday_ten + hours(1)}));
    ASSERT_TRUE(store.append(page_view(1, monday_ten + hours(2), "/late")));
    store.catch_up();
    auto visits = store.find_visits({.workspace_id = test_workspace, .contact_id = ada, .oldest_first = true});
    ASSERT_EQ(visits.size(), 2u);
    EXPECT_EQ(visits[0].entry_page, "/early");
    EXPECT_EQ(visits[1].entry_page, "/late");
    EXPECT_EQ(store.known_visitors(test_workspace).size(), 1u);
    EXPECT_TRUE(store.find_visits({.workspace_id = WorkspaceId(8), .contact_id = ada}).empty());
}

TEST(EventStore, workspaces_where_something_goes_on_are_found_together) {
    ScratchFolder scratch;
    Store store({.folder = scratch.path()});
    auto elsewhere = page_view(1, monday_ten + hours(3), "/");
    elsewhere.workspace_id = WorkspaceId(8);
    ASSERT_TRUE(store.append(page_view(1, monday_ten, "/")));
    ASSERT_TRUE(store.append(elsewhere));
    store.catch_up();
    using All = std::vector<WorkspaceId>;
    EXPECT_EQ(store.workspaces_busy_since(monday_ten + hours(1)), All{WorkspaceId(8)});
    EXPECT_EQ(store.workspaces_busy_since(monday_ten + hours(4)), All{});
    EXPECT_EQ(store.workspaces_busy_since(monday_ten).size(), 2u);
    ASSERT_TRUE(store.link({.workspace_id = test_workspace, .visitor_id = 1, .contact_id = ContactId(99), .at = monday_ten + hours(5)}));
    store.catch_up();
    EXPECT_EQ(store.workspaces_busy_since(monday_ten + hours(4)), All{test_workspace}) << "somebody turned out to be a contact";
}

TEST(EventStore, events_of_a_contact_are_found_by_name) {
    ScratchFolder scratch;
    Store store({.folder = scratch.path()});
    for (auto const* name : {"mail_open", "mail_click"}) {
        auto event = custom_event(0, monday_ten, name);
        event.site_id = SiteId(0);
        event.contact_id = ContactId(5);
        event.acquisition.campaign_id = CampaignId(6);
        ASSERT_TRUE(store.append(event));
    }
    store.catch_up();
    auto opens = store.find_events({.workspace_id = test_workspace, .contact_id = ContactId(5), .names = {"mail_open"}});
    ASSERT_EQ(opens.size(), 1u);
    EXPECT_EQ(opens[0].acquisition.campaign_id, CampaignId(6));
}

TEST(EventStore, events_of_a_visit_are_found) {
    ScratchFolder scratch;
    Store store({.folder = scratch.path()});
    for (auto const* path : {"/a", "/b"}) ASSERT_TRUE(store.append(page_view(1, monday_ten, path)));
    ASSERT_TRUE(store.append(page_view(2, monday_ten, "/c")));
    store.catch_up();
    auto visits = store.find_visits({.workspace_id = test_workspace, .visitor_ids = {1}});
    ASSERT_EQ(visits.size(), 1u);
    auto events = store.find_events({.workspace_id = test_workspace, .visit_id = visits[0].visit_id});
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(events[0].pathname, "/b");
}

TEST(EventStore, history_makes_closed_visits) {
    ScratchFolder scratch;
    Store store({.folder = scratch.path()});
    std::vector<Event> events;
    for (int i = 0; i < 25'000; ++i) events.push_back(page_view(static_cast<std::uint64_t>(i / 5) + 1, monday_ten + seconds(i), "/"));
    ASSERT_TRUE(store.append_history(events));
    ASSERT_TRUE(store.append(page_view(5000, monday_ten + seconds(25'001), "/next")));
    store.catch_up();
    EXPECT_EQ(totals(store, count_everything()), (std::vector<double>{5000, 5001, 25'001, 25'001}));
}

TEST(EventStore, a_visitor_who_gets_another_id_within_a_visit_is_counted_once) {
    ScratchFolder scratch;
    Store store({.folder = scratch.path()});
    ASSERT_TRUE(store.append(page_view(9, monday_ten, "/")));
    for (std::uint64_t step = 1; step < 4; ++step) {
        ASSERT_TRUE(store.append(page_view(step, monday_ten + minutes(10 * static_cast<std::int64_t>(step)), "/a")));
        if (step == 1) store.catch_up();
        auto known = page_view(step + 1, monday_ten + minutes(10 * static_cast<std::int64_t>(step) + 1), "/b");
        known.former_visitor_ids[0] = step;
        ASSERT_TRUE(store.append(known));
    }
    store.catch_up();
    EXPECT_EQ(totals(store, count_everything()), (std::vector<double>{2, 2, 7, 7}));
}

TEST(EventStore, a_forgotten_site_leaves_nothing) {
    ScratchFolder scratch;
    Store store({.folder = scratch.path()});
    auto elsewhere = page_view(1, monday_ten, "/");
    elsewhere.site_id = SiteId(12);
    ASSERT_TRUE(store.append(page_view(1, monday_ten, "/")));
    ASSERT_TRUE(store.append(elsewhere));
    store.forget_site(test_workspace, test_site);
    EXPECT_EQ(totals(store, count_everything()), (std::vector<double>{0, 0, 0, 0}));
    EXPECT_EQ(store.find_events({.workspace_id = test_workspace}).size(), 1u);
    ASSERT_TRUE(store.append(page_view(1, monday_ten + minutes(1), "/")));
    store.catch_up();
    EXPECT_EQ(store.find_events({.workspace_id = test_workspace}).size(), 2u);
}

}  // namespace
}  // namespace tandem::events
