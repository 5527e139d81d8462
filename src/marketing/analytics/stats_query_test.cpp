#include "marketing/analytics/stats_query.hpp"
#include "base/zone.hpp"

#include <gtest/gtest.h>

namespace tandem::analytics {
namespace {

namespace json = boost::json;

/// 2026-03-18 15:30 in Berlin, a Wednesday.
constexpr Instant wednesday{1'773'844'200'000};
Site const site{.id = SiteId(3), .domain = "example.com", .timezone = "Europe/Berlin", .created_at = Instant{}};

Result<StatsQuery> read(std::string const& text) {
    return read_stats_query(json::parse(text).as_object(), WorkspaceId(1), site, wednesday, [] { return wednesday - days(40); });
}

std::string ends_of(std::string const& range) {
    auto period = read_date_range(json::parse(range), wednesday, "Europe/Berlin", [] { return wednesday - days(40); });
    return period ? format_rfc3339(period->from) + " " + format_rfc3339(period->to) : "refused";
}

TEST(DateRange, days_are_those_of_the_site) {
    EXPECT_EQ(ends_of(R"~("day")~"), "2026-03-17T23:00:00.000Z 2026-03-18T23:00:00.000Z");
    EXPECT_EQ(ends_of(R"~("7d")~"), "2026-03-10T23:00:00.000Z 2026-03-17T23:00:00.000Z");
    EXPECT_EQ(ends_of(R"~("30d")~"), "2026-02-15T23:00:00.000Z 2026-03-17T23:00:00.000Z");
    EXPECT_EQ(ends_of(R"~("month")~"), "2026-02-28T23:00:00.000Z 2026-03-18T23:00:00.000Z");
    EXPECT_EQ(ends_of(R"~("6mo")~"), "2025-08-31T22:00:00.000Z 2026-02-28T23:00:00.000Z");
    EXPECT_EQ(ends_of(R"~("12mo")~"), "2025-02-28T23:00:00.000Z 2026-02-28T23:00:00.000Z");
    EXPECT_EQ(ends_of(R"~("all")~"), "2026-02-05T23:00:00.000Z 2026-03-18T23:00:00.000Z");
    EXPECT_EQ(ends_of(R"~(["2026-03-28","2026-03-29"])~"), "2026-03-27T23:00:00.000Z 2026-03-29T22:00:00.000Z");
    EXPECT_EQ(ends_of(R"(["2026-03-01T10:00:00Z","2026-03-01T12:00:00+01:00"])"), "2026-03-01T10:00:00.000Z 2026-03-01T11:00:01.000Z");
    EXPECT_EQ(ends_of(R"(["2026-03-01T10:00:00Z","2026-03-01T10:59:59Z"])"), "2026-03-01T10:00:00.000Z 2026-03-01T11:00:00.000Z");
}

TEST(DateRange, nonsense_is_refused) {
    for (auto const* range :
         {R"("")", R"("d")", R"("0d")", R"("-3d")", R"("99999d")", R"(["2026-02-02","2026-02-01"])", R"(["2026-02-30","2026-03-01"])",
          R"(["0001-01-01","2026-03-01"])", R"(["2026-01-01","9999-12-31"])", "7", "{}"})
        EXPECT_EQ(ends_of(range), "refused") << range;
}

TEST(DateRange, the_period_before_has_as_many_days_across_a_clock_change) {
    Period week{start_of_day({2026, 3, 28}, "Europe/Berlin"), start_of_day({2026, 4, 4}, "Europe/Berlin")};
    auto before = previous_period(week, "Europe/Berlin");
    EXPECT_EQ(before.to, week.from);
    EXPECT_EQ(format_date(date_in(before.from, "Europe/Berlin")), "2026-03-21");
    EXPECT_EQ(format_date(date_in(year_before(week, "Europe/Berlin").from, "Europe/Berlin")), "2025-03-28");
}

TEST(StatsQueries, everything_that_can_be_asked_is_read) {
    auto stats = read(R"~({"site_id":"example.com","metrics":["visitors","bounce_rate"],"date_range":"7d",
        "dimensions":["time:day","visit:source","event:props:plan"],
        "filters":[["is","visit:country",["DE","(not set)"]],["or",[["contains","event:page",["/blog"],{"case_sensitive":false}],["not",["is","visit:source",["Direct / None"]]]]]],
        "order_by":[["bounce_rate","asc"],["visit:source","desc"]],
        "include":{"time_labels":true,"total_rows":true,"comparisons":{"mode":"previous_period"}},
        "pagination":{"limit":5,"offset":10}})~");
    ASSERT_TRUE(stats) << stats.error().message;
    auto const& query = stats->query;
    EXPECT_EQ(query.metrics, (std::vector{events::Metric::visitors, events::Metric::bounce_rate}));
    EXPECT_EQ(query.dimensions.at(2), (events::Dimension{events::Field::property, "plan"}));
    EXPECT_EQ(query.filter.parts.at(0).values, (std::vector<std::string>{"DE", ""}));
    EXPECT_FALSE(query.filter.parts.at(1).parts.at(0).case_sensitive);
    EXPECT_EQ(query.filter.parts.at(1).parts.at(1).parts.at(0).values, (std::vector<std::string>{""}));
    EXPECT_EQ(query.order_by.at(0).index, 1u);
    EXPECT_FALSE(query.order_by.at(1).by_metric);
    EXPECT_EQ(query.limit, 5);
    EXPECT_EQ(query.offset, 10);
    EXPECT_TRUE(stats->comparison);
}

TEST(StatsQueries, everything_that_is_wrong_is_named) {
    auto refused = read(R"~({"site_id":"x","metrics":["visitors","height"],"date_range":"soon","dimensions":["visit:shoe","event:source"],
        "filters":[["is","visit:source"],["matches","event:page",["("]],["is","time:day",["x"]],"x"],
        "order_by":[["pageviews","desc"]],"pagination":{"limit":0},"include":{"comparisons":{"mode":"x"}},"colour":1})~");
    ASSERT_FALSE(refused);
    std::vector<std::string> pointers;
    for (auto const& field : refused.error().fields) pointers.push_back(field.pointer);
    EXPECT_EQ(pointers, (std::vector<std::string>{"/colour", "/date_range", "/metrics/1", "/dimensions/0", "/dimensions/1", "/filters/0/2",
                                                  "/filters/1/2", "/filters/2/1", "/filters/3", "/order_by/0", "/pagination/limit",
                                                  "/include/comparisons/mode"}));
}

std::string wrong_in(std::string const& rest, std::string const& metrics = R"~("visitors")~") {
    auto refused = read(R"~({"date_range":"day","metrics":[)~" + metrics + "]" + rest + "}");
    return refused ? "nothing" : refused.error().fields.at(0).pointer;
}

TEST(StatsQueries, what_nobody_knows_is_not_passed_over) {
    EXPECT_EQ(wrong_in(R"~(,"include":"x")~"), "/include");
    EXPECT_EQ(wrong_in(R"~(,"include":{"foo":true})~"), "/include/foo");
    EXPECT_EQ(wrong_in(R"~(,"include":{"total_rows":"yes"})~"), "/include/total_rows");
    EXPECT_EQ(wrong_in(R"~(,"include":{"time_labels":true})~"), "/include/time_labels");
    EXPECT_EQ(wrong_in(R"~(,"include":{"comparisons":5})~"), "/include/comparisons");
    EXPECT_EQ(wrong_in(R"~(,"pagination":5)~"), "/pagination");
    EXPECT_EQ(wrong_in(R"~(,"pagination":{"foo":1})~"), "/pagination/foo");
    EXPECT_EQ(wrong_in(R"~(,"filters":[["is","event:page",["/a"],{"foo":1}]])~"), "/filters/0/3");
    EXPECT_EQ(wrong_in(R"~(,"filters":[["is","event:page",["/a"],{"case_sensitive":"no"}]])~"), "/filters/0/3");
    EXPECT_EQ(wrong_in(R"~(,"filters":[["is","event:page",["/a"],{},5]])~"), "/filters/0/4");
    EXPECT_EQ(wrong_in("", R"~("visitors","visitors")~"), "/metrics/1");
    EXPECT_EQ(wrong_in(R"~(,"dimensions":["visit:os","visit:os"])~"), "/dimensions/1");
    EXPECT_EQ(wrong_in(R"~(,"include":{"imports":true})~"), "nothing");
}

TEST(StatsQueries, metrics_that_would_answer_something_else_are_refused) {
    auto constexpr page = R"~(,"filters":[["is","event:page",["/b"]]])~", goal = R"~(,"filters":[["is","event:goal",["Signup"]]])~";
    EXPECT_EQ(wrong_in(page, R"~("views_per_visit")~"), "/metrics/0");
    EXPECT_EQ(wrong_in(goal, R"~("views_per_visit")~"), "nothing");
    EXPECT_EQ(wrong_in("", R"~("conversion_rate")~"), "/metrics/0");
    EXPECT_EQ(wrong_in(goal, R"~("conversion_rate")~"), "nothing");
    EXPECT_EQ(wrong_in("", R"~("percentage")~"), "/metrics/0");
    EXPECT_EQ(wrong_in(R"~(,"filters":[["is","event:goal",["Visit /b"]]])~"), "/filters/0/2");
    EXPECT_EQ(wrong_in(R"~(,"filters":[["is","event:goal",["pageview"]]])~"), "/filters/0/2");
}

TEST(StatsQueries, more_labels_than_anybody_reads_are_refused) {
    auto by = [](std::string const& time, std::string const& more) {
        auto refused = read(R"~({"metrics":["visitors"],"date_range":["2000-01-01","2026-03-01"],"dimensions":[")~" + time +
                            R"~("],"include":)~" + more + "}");
        return refused ? "nothing" : refused.error().fields.at(0).code;
    };
    EXPECT_EQ(by("time:minute", R"~({"time_labels":true})~"), "too_many_intervals");
    EXPECT_EQ(by("time:hour", R"~({"comparisons":{"mode":"previous_period"}})~"), "too_many_intervals");
    EXPECT_EQ(by("time:day", R"~({"time_labels":true})~"), "nothing");
    EXPECT_EQ(by("time:hour", "{}"), "nothing");
}

TEST(StatsQueries, time_alone_picks_plausible_s_interval) {
    auto interval = [](std::string const& range) {
        return read(R"~({"metrics":["visitors"],"date_range":)~" + range + R"~(,"dimensions":["time"]})~")->query.dimensions.at(0).field;
    };
    EXPECT_EQ(interval(R"~("day")~"), events::Field::hour);
    EXPECT_EQ(interval(R"~("30d")~"), events::Field::day);
    EXPECT_EQ(interval(R"~("91d")~"), events::Field::week);
    EXPECT_EQ(interval(R"~("6mo")~"), events::Field::week);
    EXPECT_EQ(interval(R"~(["2024-01-01","2026-01-01"])~"), events::Field::month);
}

TEST(StatsQueries, countries_have_names) {
    auto codes = [](std::string const& filter) {
        return read(R"~({"metrics":["visitors"],"date_range":"day","filters":[)~" + filter + "]}")->query.filter.parts.at(0).values;
    };
    EXPECT_EQ(codes(R"~(["is","visit:country_name",["Germany","(not set)"]])~"), (std::vector<std::string>{"DE", ""}));
    EXPECT_EQ(codes(R"~(["contains","visit:country_name",["UNITED k"],{"case_sensitive":false}])~"), (std::vector<std::string>{"GB"}));
    EXPECT_EQ(codes(R"~(["matches","visit:country_name",["^Pol"]])~"), (std::vector<std::string>{"PL"}));
    EXPECT_EQ(codes(R"~(["is","visit:country_name",["Atlantis"]])~"), (std::vector<std::string>{}));
    auto by_country = read(R"~({"metrics":["visitors"],"date_range":"day","dimensions":["visit:country_name"]})~").value();
    EXPECT_EQ(json::serialize(encode(stats_answer(by_country, site, {.rows = {{{"DE"}, {2}}, {{""}, {1}}}}, {}).results)),
              R"~([{"dimensions":["Germany"],"metrics":[2]},{"dimensions":["(not set)"],"metrics":[1]}])~");
}

TEST(StatsQueries, an_answer_repeats_what_was_asked_as_plausible_does) {
    auto stats =
        read(
            R"~({"metrics":["visitors"],"date_range":["2026-03-18T13:00:00+01:00","2026-03-18T13:59:59+01:00"],"dimensions":["time:minute","event:goal"],
        "filters":[["is","visit:country",["DE"]]],"include":{"time_labels":true}})~")
            .value();
    EXPECT_EQ(
        json::serialize(stats_answer(stats, site, {}, {}).query),
        R"~({"site_id":"example.com","metrics":["visitors"],"date_range":["2026-03-18T13:00:00+01:00","2026-03-18T13:59:59+01:00"],)~"
        R"~("dimensions":["time:minute","event:goal"],"filters":[["is","visit:country",["DE"]]],)~"
        R"~("order_by":[["time:minute","asc"],["visitors","desc"]],"include":{"time_labels":true},"pagination":{"limit":10000,"offset":0}})~");
}

TEST(StatsQueries, filters_are_not_nested_without_end) {
    std::string filter = R"~(["is","event:page",["/"]])~";
    for (int i = 0; i < 20; ++i) filter = R"~(["not",)~" + std::move(filter) + "]";
    EXPECT_FALSE(read(R"~({"metrics":["visitors"],"date_range":"day","filters":[)~" + filter + "]}"));
}

TEST(StatsQueries, an_answer_names_what_is_empty_and_compares_days_by_their_place) {
    auto stats = read(R"~({"metrics":["visitors","bounce_rate"],"date_range":["2026-03-02","2026-03-03"],"dimensions":["time:day"],
        "include":{"time_labels":true,"comparisons":{"mode":"previous_period"}}})~")
                     .value();
    events::Answer now{.rows = {{{"2026-03-02"}, {10, 50}}, {{"2026-03-03"}, {4, 20}}}, .total_rows = 2};
    events::Answer before{.rows = {{{"2026-03-01"}, {5, 30}}}, .total_rows = 1};
    auto answer = stats_answer(stats, site, now, before);
    EXPECT_EQ(json::serialize(encode(answer.results)),
              R"~([{"dimensions":["2026-03-02"],"metrics":[10,50],"comparison":{"metrics":[0,0],"change":[100,50]}},)~"
              R"~({"dimensions":["2026-03-03"],"metrics":[4,20],"comparison":{"metrics":[5,30],"change":[-20,-10]}}])~");
    EXPECT_EQ(json::serialize(encode(answer.meta)), R"~({"time_labels":["2026-03-02","2026-03-03"]})~");

    auto by_source = read(R"~({"metrics":["visitors"],"date_range":"day","dimensions":["visit:source","visit:utm_campaign"]})~").value();
    EXPECT_EQ(json::serialize(encode(stats_answer(by_source, site, {.rows = {{{"", ""}, {1}}}}, {}).results)),
              R"~([{"dimensions":["Direct / None","(not set)"],"metrics":[1]}])~");
}

}  // namespace
}  // namespace tandem::analytics
