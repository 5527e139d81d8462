#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "base/zone.hpp"
#include "platform/events/internal/testing.hpp"
#include "platform/events/store.hpp"

namespace tandem::events {
namespace {

constexpr std::array sources = {"", "Google", "Newsletter"};
constexpr std::array countries = {"DE", "FR", ""};

/// Nine days of visits, and the same visits as plain values to count by hand.
class Questions : public testing::Test {
protected:
    static void SetUpTestSuite() {
        scratch_ = new ScratchFolder;
        store_ = new Store({.folder = scratch_->path()});
        std::mt19937 random(5);
        for (int day = 0; day < 9; ++day)
            for (int visit = 0; visit < 60; ++visit) add_visit(random, static_cast<unsigned>(day), static_cast<unsigned>(visit));
        std::ranges::sort(events_, {}, &Event::at);
        ASSERT_TRUE(store_->append_history(events_));
        store_->catch_up();
        visits_ = store_->find_visits({.workspace_id = test_workspace, .oldest_first = true, .limit = 100'000});
    }
    static void TearDownTestSuite() {
        delete store_;
        delete scratch_;
    }

    static void add_visit(std::mt19937& random, unsigned day, unsigned visit) {
        auto visitor_id = random() % 150 + 1000 * (visit % 3 + 1);
        auto at = monday_ten + days(day) + minutes(visit * 14) - hours(10) + seconds(random() % 60);
        auto pages = random() % 4 + 1;
        for (unsigned i = 0; i < pages; ++i, at = at + seconds(random() % 200 + 1)) {
            auto event = page_view(visitor_id, at, fmt::format("/page/{}", random() % 6));
            event.acquisition.source = sources[visit % 3];
            event.acquisition.utm_campaign = visit % 2 ? "spring" : "";
            event.client.country = countries[random() % 3];
            if (random() % 6 == 0) {
                event.name = "Signup";
                event.props = random() % 2 ? R"({"plan":"pro"})" : R"({"plan":"free","a/b":"x"})";
            }
            events_.push_back(event);
            if (random() % 3 != 0) continue;
            event.name = engagement;
            event.at = at + seconds(1);
            event.props.clear();
            event.engagement_ms = random() % 9000;
            event.scroll_depth = static_cast<std::int32_t>(random() % 101);
            events_.push_back(event);
        }
    }

    static Query query(std::vector<Metric> metrics, std::vector<Dimension> dimensions = {}, Filter filter = {}) {
        return {.workspace_id = test_workspace,
                .site_id = test_site,
                .from = monday_ten - days(1),
                .to = monday_ten + days(20),
                .metrics = std::move(metrics),
                .dimensions = std::move(dimensions),
                .filter = std::move(filter)};
    }
    static Answer ask(Query const& query) { return store_->ask(query).value(); }
    static std::map<std::string, double> by_first_dimension(Query const& query) {
        std::map<std::string, double> values;
        for (auto const& row : ask(query).rows) values[row.dimensions.at(0)] = row.metrics.at(0);
        return values;
    }
    /// The visit an event fell into, found by time and visitor.
    static Visit const& visit_of(Event const& event) {
        for (auto const& visit : visits_)
            if (visit.visitor_id == event.visitor_id && event.at >= visit.started_at && event.at <= visit.ended_at + minutes(30))
                return visit;
        throw std::logic_error("an event without a visit");
    }

    static inline ScratchFolder* scratch_ = nullptr;
    static inline Store* store_ = nullptr;
    static inline std::vector<Event> events_;
    static inline std::vector<Visit> visits_;
};

TEST_F(Questions, totals_are_what_counting_by_hand_gives) {
    std::set<std::uint64_t> visitors;
    double pageviews = 0, events = 0, bounces = 0, seconds_spent = 0;
    for (auto const& event : events_) {
        if (event.name == engagement) continue;
        visitors.insert(event.visitor_id);
        ++events;
        if (event.name == pageview) ++pageviews;
    }
    for (auto const& visit : visits_) {
        if (visit.is_bounce) ++bounces;
        seconds_spent += static_cast<double>(visit.duration().ms) / 1000;
    }
    auto n = static_cast<double>(visits_.size());
    auto row = ask(query({Metric::visitors, Metric::visits, Metric::pageviews, Metric::events, Metric::bounce_rate, Metric::visit_duration,
                          Metric::views_per_visit}))
                   .rows.at(0)
                   .metrics;
    EXPECT_EQ(row, (std::vector<double>{static_cast<double>(visitors.size()), n, pageviews, events, std::round(100 * bounces / n),
                                        std::round(seconds_spent / n), std::round(100 * pageviews / n) / 100}));
}

TEST_F(Questions, visitors_by_source_use_the_source_of_the_visit) {
    std::map<std::string, std::set<std::uint64_t>> expected;
    for (auto const& event : events_)
        if (event.name != engagement) expected[visit_of(event).acquisition.source].insert(event.visitor_id);
    auto answer = by_first_dimension(query({Metric::visitors}, {{Field::source}}));
    ASSERT_EQ(answer.size(), expected.size());
    for (auto const& [source, visitors] : expected) EXPECT_EQ(answer[source], static_cast<double>(visitors.size())) << source;
}

TEST_F(Questions, pages_count_views_and_bounce_by_the_page_entered) {
    std::map<std::string, double> views, entered, bounced;
    for (auto const& event : events_)
        if (event.name == pageview) ++views[event.pathname];
    for (auto const& visit : visits_) {
        ++entered[visit.entry_page];
        if (visit.is_bounce) ++bounced[visit.entry_page];
    }
    auto answer = ask(query({Metric::pageviews, Metric::bounce_rate}, {{Field::page}}));
    EXPECT_EQ(answer.total_rows, 6);
    for (auto const& row : answer.rows) {
        auto const& page = row.dimensions[0];
        EXPECT_EQ(row.metrics[0], views[page]);
        EXPECT_EQ(row.metrics[1], std::round(100 * bounced[page] / entered[page]));
    }
}

TEST_F(Questions, a_page_filter_keeps_visits_that_saw_the_page) {
    std::set<std::int64_t> expected;
    for (auto const& event : events_)
        if (event.name != engagement && event.pathname == "/page/3") expected.insert(visit_of(event).visit_id);
    auto filter = compare({Field::page}, Match::is, {"/page/3"});
    EXPECT_EQ(ask(query({Metric::visits}, {}, filter)).rows[0].metrics[0], static_cast<double>(expected.size()));
    EXPECT_EQ(by_first_dimension(query({Metric::pageviews}, {{Field::page}}, filter)).size(), 1u);
}

TEST_F(Questions, filters_combine_as_a_tree) {
    auto by_hand = [](auto keep) {
        double count = 0;
        for (auto const& event : events_)
            if (event.name == pageview && keep(event, visit_of(event))) ++count;
        return count;
    };
    auto views = [](Filter filter) { return ask(query({Metric::pageviews}, {}, std::move(filter))).rows[0].metrics[0]; };
    auto german = compare({Field::country}, Match::is, {"DE"});
    auto page_one_or_two = compare({Field::page}, Match::is, {"/page/1", "/page/2"});
    EXPECT_EQ(views(all_of({german, page_one_or_two})),
              by_hand([](auto& e, auto& v) { return v.client.country == "DE" && (e.pathname == "/page/1" || e.pathname == "/page/2"); }));
    EXPECT_EQ(views(any_of({german, page_one_or_two})),
              by_hand([](auto& e, auto& v) { return v.client.country == "DE" || e.pathname == "/page/1" || e.pathname == "/page/2"; }));
    EXPECT_EQ(views(not_any_of({german})), by_hand([](auto&, auto& v) { return v.client.country != "DE"; }));
    EXPECT_EQ(views(compare({Field::page}, Match::contains, {"E/4"}, false)),
              by_hand([](auto& e, auto&) { return e.pathname == "/page/4"; }));
    EXPECT_EQ(views(compare({Field::page}, Match::matches, {"^/page/[45]$"})),
              by_hand([](auto& e, auto&) { return e.pathname >= "/page/4"; }));
    EXPECT_EQ(views(compare({Field::entry_page}, Match::is, {"/page/0"})),
              by_hand([](auto&, auto& v) { return v.entry_page == "/page/0"; }));
    EXPECT_EQ(views(compare({Field::source}, Match::is_not, {"Google", ""})),
              by_hand([](auto&, auto& v) { return v.acquisition.source == "Newsletter"; }));
}

TEST_F(Questions, entry_pages_are_counted_over_visits) {
    std::map<std::string, double> expected;
    for (auto const& visit : visits_) ++expected[visit.entry_page];
    EXPECT_EQ(by_first_dimension(query({Metric::visits, Metric::visitors, Metric::pageviews}, {{Field::entry_page}})), expected);
}

TEST_F(Questions, properties_are_dimensions_and_filters) {
    std::map<std::string, double> expected;
    for (auto const& event : events_)
        if (event.name == "Signup") ++expected[event.props.find("pro") != std::string::npos ? "pro" : "free"];
    auto signup = compare({Field::name}, Match::is, {"Signup"});
    EXPECT_EQ(by_first_dimension(query({Metric::events}, {{Field::property, "plan"}}, signup)), expected);
    EXPECT_EQ(by_first_dimension(query({Metric::events}, {{Field::property, "a/b"}}, signup))["x"], expected["free"]);
}

TEST_F(Questions, a_conversion_rate_is_of_all_visitors_and_percentage_of_those_filtered) {
    std::set<std::uint64_t> all, converted;
    for (auto const& event : events_) {
        if (event.name != engagement) all.insert(event.visitor_id);
        if (event.name == "Signup") converted.insert(event.visitor_id);
    }
    auto share = std::round(1000.0 * static_cast<double>(converted.size()) / static_cast<double>(all.size())) / 10;
    auto row = ask(query({Metric::conversion_rate, Metric::percentage}, {}, compare({Field::name}, Match::is, {"Signup"}))).rows[0].metrics;
    EXPECT_EQ(row, (std::vector<double>{share, 100}));
}

TEST_F(Questions, engagement_gives_time_and_depth_per_visit) {
    double spent = 0;
    std::set<std::int64_t> active;
    std::map<std::int64_t, int> deepest;
    for (auto const& event : events_) {
        if (event.name != engagement) continue;
        auto visit_id = visit_of(event).visit_id;
        spent += static_cast<double>(event.engagement_ms) / 1000;
        if (event.engagement_ms > 0) active.insert(visit_id);
        deepest[visit_id] = std::max(deepest[visit_id], event.scroll_depth);
    }
    double depths = 0;
    for (auto [visit, depth] : deepest) depths += depth;
    auto row = ask(query({Metric::time_on_page, Metric::scroll_depth, Metric::events})).rows.at(0).metrics;
    EXPECT_EQ(row[0], std::round(spent / static_cast<double>(active.size())));
    EXPECT_EQ(row[1], std::round(depths / static_cast<double>(deepest.size())));
    EXPECT_EQ(ask(query({Metric::visitors, Metric::scroll_depth, Metric::time_on_page}, {{Field::page}})).rows.size(), 6u);
}

TEST_F(Questions, days_are_those_of_the_zone) {
    for (std::string zone : {"UTC", "America/New_York", "Asia/Kolkata"}) {
        std::map<std::string, double> expected;
        for (auto const& event : events_)
            if (event.name == pageview) ++expected[format_date(date_in(event.at, zone))];
        auto question = query({Metric::pageviews}, {{Field::day}});
        question.zone = zone;
        EXPECT_EQ(by_first_dimension(question), expected) << zone;
    }
}

TEST_F(Questions, weeks_and_months_begin_where_people_say) {
    auto weeks = by_first_dimension(query({Metric::visits}, {{Field::week}}));
    EXPECT_EQ(weeks.begin()->first, "2026-03-02");
    EXPECT_EQ(weeks.size(), 2u);
    EXPECT_EQ(by_first_dimension(query({Metric::visits}, {{Field::month}})).begin()->first, "2026-03-01");
}

TEST_F(Questions, pages_of_an_answer_do_not_overlap_and_know_the_total) {
    auto first = query({Metric::pageviews}, {{Field::page}});
    first.limit = 4;
    auto second = first;
    second.offset = 4;
    std::set<std::string> seen;
    for (auto const& each : {ask(first), ask(second)}) {
        EXPECT_EQ(each.total_rows, 6);
        for (auto const& row : each.rows) EXPECT_TRUE(seen.insert(row.dimensions[0]).second);
    }
    EXPECT_EQ(seen.size(), 6u);
}

TEST_F(Questions, order_can_be_chosen) {
    auto question = query({Metric::pageviews}, {{Field::page}});
    question.order_by = {{.by_metric = false, .index = 0, .direction = Order::Direction::descending}};
    EXPECT_EQ(ask(question).rows[0].dimensions[0], "/page/5");
}

TEST_F(Questions, a_page_beyond_the_end_knows_the_total_too) {
    auto question = query({Metric::pageviews}, {{Field::page}});
    question.offset = 100;
    EXPECT_TRUE(ask(question).rows.empty());
    EXPECT_EQ(ask(question).total_rows, 6);
}

TEST_F(Questions, a_goal_is_every_event_but_a_page_view) {
    double signups = 0;
    for (auto const& event : events_)
        if (event.name == "Signup") ++signups;
    EXPECT_EQ(by_first_dimension(query({Metric::events}, {{Field::goal}})), (std::map<std::string, double>{{"Signup", signups}}));
}

TEST_F(Questions, values_that_look_like_sql_are_values) {
    auto filter = compare({Field::page}, Match::is, {"' or 1=1 --"});
    EXPECT_EQ(ask(query({Metric::pageviews}, {}, filter)).rows[0].metrics[0], 0);
    EXPECT_TRUE(by_first_dimension(query({Metric::events}, {{Field::property, "x') or ('1"}})).contains(""));
}

TEST_F(Questions, another_workspace_sees_nothing) {
    auto question = query({Metric::visitors, Metric::visits, Metric::bounce_rate});
    question.workspace_id = WorkspaceId(8);
    EXPECT_EQ(ask(question).rows[0].metrics, (std::vector<double>{0, 0, 0}));
}

TEST_F(Questions, combinations_without_meaning_are_refused) {
    EXPECT_FALSE(store_->ask(query({Metric::visit_duration}, {{Field::name}})));
    EXPECT_FALSE(store_->ask(query({Metric::visitors}, {{Field::page}, {Field::entry_page}})));
    EXPECT_FALSE(store_->ask(query({})));
}

/// Ten seconds before midnight until ten seconds after.
TEST(VisitsOverMidnight, belong_to_both_days) {
    ScratchFolder scratch;
    Store store({.folder = scratch.path()});
    auto midnight = monday_ten + hours(14);
    ASSERT_TRUE(store.append_history(std::vector{page_view(1, midnight - seconds(10), "/a"), page_view(1, midnight + seconds(10), "/b")}));
    store.catch_up();
    Query query{.workspace_id = test_workspace,
                .site_id = test_site,
                .from = midnight,
                .to = midnight + days(1),
                .metrics = {Metric::visitors, Metric::visits, Metric::pageviews, Metric::bounce_rate, Metric::visit_duration}};
    auto rows_by = [&](std::vector<Dimension> dimensions) {
        query.dimensions = std::move(dimensions);
        return store.ask(query).value().rows;
    };
    std::vector<double> const whole = {1, 1, 1, 0, 20};
    EXPECT_EQ(rows_by({}).at(0).metrics, whole);
    EXPECT_EQ(rows_by({{Field::source}}).at(0).metrics, whole);
    EXPECT_EQ(rows_by({{Field::entry_page}}).at(0).metrics, (std::vector<double>{1, 1, 2, 0, 20}));
    auto by_hour = rows_by({{Field::hour}});
    ASSERT_EQ(by_hour.size(), 1u);
    EXPECT_EQ(by_hour[0].dimensions, (std::vector<std::string>{"2026-03-03 00:00:00"}));
    EXPECT_EQ(by_hour[0].metrics, whole);

    query.from = midnight - hours(1);
    query.metrics = {Metric::visitors, Metric::visits};
    for (auto const& row : rows_by({{Field::hour}})) EXPECT_EQ(row.metrics, (std::vector<double>{1, 1})) << row.dimensions[0];

    query.filter = compare({Field::page}, Match::is, {"/a"});
    query.from = midnight;
    query.metrics = {Metric::visitors, Metric::visits, Metric::visit_duration};
    EXPECT_EQ(rows_by({}).at(0).metrics, (std::vector<double>{0, 0, 0}));
}

TEST(Intervals, a_day_with_a_clock_change_is_one_day) {
    EXPECT_EQ(
        time_labels(Field::day, start_of_day({2026, 3, 29}, "Europe/Berlin"), start_of_day({2026, 4, 1}, "Europe/Berlin"), "Europe/Berlin"),
        (std::vector<std::string>{"2026-03-29", "2026-03-30", "2026-03-31"}));
}

TEST(Intervals, labels_cover_the_period_without_gaps) {
    EXPECT_EQ(time_labels(Field::hour, monday_ten, monday_ten + hours(2), "UTC"),
              (std::vector<std::string>{"2026-03-02 10:00:00", "2026-03-02 11:00:00"}));
    EXPECT_EQ(time_labels(Field::week, monday_ten + days(2), monday_ten + days(8), "UTC"),
              (std::vector<std::string>{"2026-03-04", "2026-03-09"}));
    EXPECT_EQ(time_labels(Field::month, monday_ten, monday_ten + days(60), "UTC").size(), 3u);
    EXPECT_EQ(time_label(Field::week, monday_ten + days(3), monday_ten + days(2), "UTC"), "2026-03-04");
    EXPECT_EQ(time_label(Field::hour, monday_ten + minutes(50), monday_ten, "Asia/Kolkata"), "2026-03-02 16:00:00");
}

TEST(Intervals, are_counted_before_they_are_labelled) {
    EXPECT_EQ(count_intervals(Field::hour, monday_ten, monday_ten + days(2)), 48);
    EXPECT_GT(count_intervals(Field::minute, monday_ten, monday_ten + days(365 * 100)), 50'000'000);
}

TEST(Intervals, an_instant_reads_as_in_its_zone) {
    EXPECT_EQ(format_in_zone(monday_ten, "Asia/Kolkata"), "2026-03-02T15:30:00+05:30");
    EXPECT_EQ(format_in_zone(monday_ten, "America/New_York"), "2026-03-02T05:00:00-05:00");
    EXPECT_EQ(format_in_zone(monday_ten, "UTC"), "2026-03-02T10:00:00+00:00");
}

}  // namespace
}  // namespace tandem::events
