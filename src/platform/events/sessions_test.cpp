#include <gtest/gtest.h>

#include <map>

#include "platform/events/internal/sessions.hpp"
#include "platform/events/internal/testing.hpp"

namespace tandem::events {
namespace {

/// Feeds events that arrive when they happen.
struct Feed {
    Sessions sessions;
    std::int64_t sequence = 0;

    std::int64_t operator()(Event event) { return sessions.apply(event, ++sequence, event.at); }
    std::vector<Visit> all() {
        sessions.end_all();
        return sessions.take_changes().closed;
    }
};

TEST(Sessions, two_page_views_are_one_visit_without_bounce) {
    Feed feed;
    EXPECT_EQ(feed(page_view(1, monday_ten, "/a")), 1);
    EXPECT_EQ(feed(page_view(1, monday_ten + seconds(90), "/b")), 1);
    auto visits = feed.all();
    ASSERT_EQ(visits.size(), 1u);
    EXPECT_EQ(visits[0].entry_page, "/a");
    EXPECT_EQ(visits[0].exit_page, "/b");
    EXPECT_EQ(visits[0].pageviews, 2);
    EXPECT_FALSE(visits[0].is_bounce);
    EXPECT_EQ(visits[0].duration(), seconds(90));
}

TEST(Sessions, thirty_minutes_continue_a_visit_and_a_millisecond_more_does_not) {
    Feed feed;
    feed(page_view(1, monday_ten, "/a"));
    EXPECT_EQ(feed(page_view(1, monday_ten + minutes(30), "/b")), 1);
    EXPECT_EQ(feed(page_view(1, monday_ten + minutes(60) + milliseconds(1), "/c")), 3);
    EXPECT_EQ(feed.all().size(), 2u);
}

TEST(Sessions, the_first_event_decides_source_and_client) {
    Feed feed;
    auto first = page_view(1, monday_ten, "/a");
    first.acquisition.source = "Google";
    first.client.country = "DE";
    feed(first);
    auto second = page_view(1, monday_ten + minutes(1), "/b");
    second.acquisition.source = "Bing";
    second.client.country = "FR";
    feed.sessions.apply(second, 2, second.at);
    EXPECT_EQ(second.acquisition.source, "Google");
    EXPECT_EQ(second.client.country, "DE");
    auto visits = feed.all();
    EXPECT_EQ(visits.at(0).acquisition.source, "Google");
}

TEST(Sessions, engagement_keeps_a_visit_alive_but_changes_neither_bounce_nor_duration_nor_count) {
    Feed feed;
    feed(page_view(1, monday_ten, "/a"));
    EXPECT_EQ(feed(custom_event(1, monday_ten + minutes(20), engagement)), 1);
    EXPECT_EQ(feed(custom_event(1, monday_ten + minutes(45), engagement)), 1);
    auto visits = feed.all();
    EXPECT_TRUE(visits.at(0).is_bounce);
    EXPECT_EQ(visits[0].events, 1);
    EXPECT_EQ(visits[0].duration(), seconds(0));
}

TEST(Sessions, engagement_without_a_visit_starts_none) {
    Feed feed;
    EXPECT_EQ(feed(custom_event(1, monday_ten, engagement)), 0);
    EXPECT_TRUE(feed.all().empty());
}

TEST(Sessions, a_custom_event_ends_a_bounce_unless_it_says_it_is_not_interactive) {
    Feed feed;
    feed(page_view(1, monday_ten, "/a"));
    auto seen = custom_event(1, monday_ten + seconds(5), "Seen");
    seen.interactive = false;
    feed(seen);
    feed(page_view(2, monday_ten, "/a"));
    feed(custom_event(2, monday_ten + seconds(5), "Signup"));
    auto visits = feed.all();
    EXPECT_TRUE(visits.at(0).is_bounce);
    EXPECT_FALSE(visits.at(1).is_bounce);
    EXPECT_EQ(visits[1].events, 2);
    EXPECT_EQ(visits[1].pageviews, 1);
}

TEST(Sessions, a_visit_that_begins_with_a_custom_event_enters_on_its_first_page) {
    Feed feed;
    feed(custom_event(1, monday_ten, "Signup"));
    feed(page_view(1, monday_ten + seconds(1), "/welcome"));
    EXPECT_EQ(feed.all().at(0).entry_page, "/welcome");
}

TEST(Sessions, a_visit_survives_midnight_under_the_new_day_s_id) {
    Feed feed;
    auto before = Instant{monday_ten.ms + hours(13).ms + minutes(55).ms};
    feed(page_view(1, before, "/a"));
    auto after = page_view(2, before + minutes(10), "/b");
    after.former_visitor_ids = {1, 0, 0};
    EXPECT_EQ(feed(after), 1);
    EXPECT_EQ(feed(page_view(2, before + minutes(20), "/c")), 1);
    EXPECT_EQ(feed.sessions.take_changes().renamed, (std::vector<Sessions::Renamed>{{1, 2}}));
    auto visits = feed.all();
    ASSERT_EQ(visits.size(), 1u);
    EXPECT_EQ(visits[0].visitor_id, 2u);
    EXPECT_EQ(visits[0].pageviews, 3);
}

TEST(Sessions, machines_and_events_without_a_site_have_no_visit) {
    Feed feed;
    auto crawler = page_view(1, monday_ten, "/");
    crawler.bot = "crawler";
    EXPECT_EQ(feed(crawler), 0);
    auto mail = custom_event(1, monday_ten, "mail_open");
    mail.site_id = SiteId(0);
    EXPECT_EQ(feed(mail), 0);
}

TEST(Sessions, visitors_and_sites_do_not_mix) {
    Feed feed;
    feed(page_view(1, monday_ten, "/a"));
    feed(page_view(2, monday_ten, "/a"));
    auto elsewhere = page_view(1, monday_ten, "/a");
    elsewhere.site_id = SiteId(12);
    feed(elsewhere);
    EXPECT_EQ(feed.all().size(), 3u);
}

std::vector<Event> random_events(unsigned seed) {
    std::mt19937 random(seed);
    std::vector<Event> events;
    Instant at = monday_ten;
    for (int i = 0; i < 3000; ++i) {
        at = at + seconds(random() % 120);
        auto event = page_view(random() % 40 + 1, at, fmt::format("/{}", random() % 9));
        if (random() % 10 == 0) event.name = engagement;
        if (random() % 20 == 0) event.former_visitor_ids[0] = random() % 40 + 1;
        events.push_back(event);
    }
    return events;
}

/// All visits when the open ones are written down and read back every `batch` events, as a restart would.
std::vector<Visit> visits_in_batches(std::vector<Event> const& events, std::size_t batch) {
    Sessions sessions;
    std::map<std::int64_t, Visit> closed;
    std::map<std::int64_t, OpenVisit> open;
    auto take = [&] {
        auto changes = sessions.take_changes();
        for (auto id : changes.gone) EXPECT_EQ(open.erase(id), 1u);
        for (auto& each : changes.open) EXPECT_TRUE(open.emplace(each.visit.visit_id, each).second);
        for (auto& each : changes.closed) EXPECT_TRUE(closed.emplace(each.visit_id, each).second);
    };
    for (std::size_t i = 0; i < events.size(); ++i) {
        auto event = events[i];
        sessions.apply(event, static_cast<std::int64_t>(i) + 1, event.at);
        if ((i + 1) % batch != 0) continue;
        take();
        sessions = Sessions();
        for (auto const& [id, each] : open) sessions.restore(each);
    }
    sessions.end_all();
    take();
    EXPECT_TRUE(open.empty());
    std::vector<Visit> all;
    for (auto& [id, visit] : closed) all.push_back(visit);
    return all;
}

TEST(Sessions, the_same_log_gives_the_same_visits_however_it_is_cut) {
    for (unsigned seed : {1u, 2u, 3u}) {
        auto events = random_events(seed);
        auto whole = visits_in_batches(events, events.size());
        EXPECT_GT(whole.size(), 100u);
        for (std::size_t batch : {1u, 7u, 500u}) EXPECT_EQ(visits_in_batches(events, batch), whole);
    }
}

}  // namespace
}  // namespace tandem::events
