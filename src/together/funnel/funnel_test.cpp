#include "together/funnel/api.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "crm/records/testing.hpp"
#include "platform/events/store.hpp"

namespace tandem::funnel {

extern feature::Feature const self;

namespace {

using auth::testing::wrong_in;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using enum records::ObjectType;

/// The first moment of a day in Berlin in winter, and hours after it.
Instant berlin(int month, int day, int hour = 0) { return midnight_of({2026, month, day}) - hours(1) + hours(hour); }

class Counting : public records::testing::CompanyWithRecords {
protected:
    Counting() : CompanyWithRecords({&self}) {}

    void SetUp() override {
        CompanyWithRecords::SetUp();
        if (!IsSkipped()) parts().make<events::Store>(events::Options{.folder = scratch().folder() / "data"});
    }
    RecordId lead(Instant when, records::PropertyValues const& values) {
        return at(when, [&](db::Write& write) { return records::create(write, contacts, values).value(); });
    }
    void reach(RecordId contact, std::string const& stage, Instant when) {
        at(when, [&](db::Write& write) { records::update(write, contacts, contact, {{"lifecyclestage", stage}}).value(); });
    }
    RecordId won(Instant when, std::optional<RecordId> contact, records::PropertyValues values) {
        values["dealstage"] = "closedwon";
        return at(when, [&](db::Write& write) {
            auto const id = records::create(write, deals, values).value();
            if (contact) records::associate(write, deals, id, contacts, *contact).value();
            return id;
        });
    }
    void visits(Instant when, std::string const& source, std::vector<std::uint64_t> const& visitors, std::string const& campaign = "") {
        auto& store = parts().get<events::Store>();
        for (auto const visitor : visitors) {
            events::Event event;
            event.workspace_id = WorkspaceId(1);
            event.site_id = events::SiteId(1);
            event.at = when;
            event.name = events::pageview;
            event.visitor_id = visitor;
            event.hostname = "ferrow.example";
            event.pathname = "/";
            event.acquisition.source = source;
            event.acquisition.utm_campaign = campaign;
            store.append(event).value();
        }
        store.catch_up();
    }
    json::value funnel(std::string const& query) { return ask(http::GET, "/api/funnel?" + query).value(); }
    static std::vector<std::int64_t> counts(json::value const& view) {
        std::vector<std::int64_t> all;
        for (auto const& step : view.at("steps").as_array()) all.push_back(step.at("count").as_int64());
        return all;
    }
    /// "key: counts won"
    static std::vector<std::string> rows(json::value const& view, char const* member) {
        std::vector<std::string> all;
        for (auto const& row : view.at(member).as_array())
            all.push_back(json::serialize(row.at("key")) + " " + json::serialize(row.at("counts")) + " " +
                          std::string(row.at_pointer("/won/amount").as_string()));
        return all;
    }
    static json::value const* rate(json::value const& view, std::size_t step) {
        return view.at("steps").at(step).as_object().if_contains("rate");
    }

    static constexpr auto march = "from=2026-03-01&to=2026-03-31";
};
TANDEM_ON_BOTH_ENGINES(Counting);

TEST_P(Counting, in_an_empty_company_finds_nothing) {
    auto const view = funnel(march);
    EXPECT_THAT(counts(view), ElementsAre(0, 0, 0, 0, 0, 0));
    for (std::size_t step = 0; step < 6; ++step) {
        EXPECT_EQ(rate(view, step), nullptr) << step;
        EXPECT_FALSE(view.at("steps").at(step).as_object().contains("median_ms")) << step;
    }
    EXPECT_THAT(view.at("sources").as_array(), IsEmpty());
    EXPECT_THAT(view.at("campaigns").as_array(), IsEmpty());
    EXPECT_EQ(view.at("won"), (json::value{{"amount", "0.00"}, {"currency", "EUR"}}));
    EXPECT_EQ(view.at("customers_won"), 0);
    auto const revenue = ask(http::GET, fmt::format("/api/revenue?{}", march)).value();
    EXPECT_THAT(revenue.at("results").as_array(), IsEmpty());
    EXPECT_EQ(revenue.at_pointer("/total/amount"), "0.00");
}

TEST_P(Counting, takes_both_edges_of_a_day_also_where_it_has_23_or_25_hours) {
    struct Day {
        char const* day;
        char const* first;
        char const* after;
    };
    for (auto const& [day, first, after] : {Day{"2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"},
                                            Day{"2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"},
                                            Day{"2026-12-01", "2026-11-30T23:00:00Z", "2026-12-01T23:00:00Z"}}) {
        auto const begin = parse_rfc3339(first).value(), end = parse_rfc3339(after).value();
        for (auto const when : {begin - milliseconds(1), begin, end - milliseconds(1), end}) {
            lead(when, {{"firstname", "a"}});
            won(when, std::nullopt, {{"dealname", "d"}, {"amount", "1"}});
        }
        visits(begin - milliseconds(1), "", {1, 2, 3});
        visits(end - milliseconds(1), "", {4, 5});
        auto const view = funnel(fmt::format("from={0}&to={0}", day));
        EXPECT_THAT(counts(view), ElementsAre(2, 2, 0, 0, 0, 0)) << day;
        EXPECT_EQ(view.at_pointer("/won/amount"), "2.00") << day;
        auto const found = ask(http::POST, "/crm/v3/objects/contacts/search", {{"filterGroups", view.at_pointer("/steps/1/filterGroups")}});
        EXPECT_EQ(found.value().at("total"), 2) << day;
        auto const hours = ask(http::GET, fmt::format("/api/funnel/series?from={0}&to={0}&interval=hour", day)).value();
        EXPECT_EQ(hours.at("leads"), 2) << day;
        EXPECT_EQ(hours.at("results").as_array().front().at("leads"), 1) << day;
        EXPECT_EQ(hours.at("results").as_array().back().at("leads"), 1) << day;
    }
    EXPECT_THAT(wrong_in(ask(http::GET, "/api/funnel?from=2026-03-02&to=2026-03-01")), ElementsAre("/to out_of_range"));
}

TEST_P(Counting, adds_the_hour_that_comes_twice) {
    for (auto const* when : {"2026-10-24T23:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:00:00Z"})
        lead(parse_rfc3339(when).value(), {{"firstname", "a"}});
    auto const hours = ask(http::GET, "/api/funnel/series?from=2026-10-25&to=2026-10-25&interval=hour").value();
    EXPECT_EQ(hours.at("leads"), 4);
    EXPECT_EQ(hours.at("results").at(1),
              (json::value{{"time", "2026-10-25 01:00:00"}, {"leads", 1}, {"won", {{"amount", "0.00"}, {"currency", "EUR"}}}}));
    EXPECT_EQ(hours.at("results").at(2).at("leads"), 2) << "02:30 in summer and 02:30 in winter";
    EXPECT_EQ(hours.at("results").at(3).at("leads"), 1);
}

TEST_P(Counting, tells_a_share_only_of_a_step_that_is_the_larger) {
    visits(berlin(3, 2), "", {1, 2, 3, 4, 5, 6, 7, 8});
    auto const old = lead(berlin(1, 1), {{"firstname", "old"}});
    auto const fresh = lead(berlin(3, 3), {{"firstname", "fresh"}});
    lead(berlin(3, 4), {{"firstname", "stays"}});
    for (auto const one : {old, fresh}) reach(one, "marketingqualifiedlead", berlin(3, 5));
    for (auto const one : {old, fresh}) reach(one, "salesqualifiedlead", berlin(3, 6));
    auto const view = funnel(march);
    EXPECT_THAT(counts(view), ElementsAre(8, 2, 2, 2, 0, 0));
    EXPECT_EQ(rate(view, 0), nullptr);
    EXPECT_EQ(*rate(view, 1), 0.25);
    EXPECT_EQ(*rate(view, 2), 1.0);
    EXPECT_EQ(*rate(view, 4), 0.0);
    EXPECT_EQ(rate(view, 5), nullptr) << "of none there is no share";
    auto const fourth = funnel("from=2026-03-04&to=2026-03-31");
    EXPECT_THAT(counts(fourth), ElementsAre(0, 1, 2, 2, 0, 0));
    EXPECT_EQ(rate(fourth, 2), nullptr) << "more than the whole is no share of it";
}

TEST_P(Counting, takes_the_middle_of_the_times_between_two_steps) {
    for (int const hours_later : {1, 3, 10}) {
        auto const one = lead(berlin(3, 3), {{"firstname", "a"}});
        reach(one, "marketingqualifiedlead", berlin(3, 3, hours_later));
    }
    reach(lead(berlin(3, 30), {{"firstname", "late"}}), "marketingqualifiedlead", berlin(4, 20));
    EXPECT_EQ(funnel(march).at_pointer("/steps/2/median_ms"), hours(3).ms);
    auto const fourth = lead(berlin(3, 3), {{"firstname", "d"}});
    reach(fourth, "marketingqualifiedlead", berlin(3, 3, 20));
    EXPECT_EQ(funnel(march).at_pointer("/steps/2/median_ms"), hours(3).ms) << "of an even number the lower one";
    for (int i = 0; i < 2; ++i) {
        auto const backward = lead(berlin(3, 9), {{"firstname", "e"}, {"lifecyclestage", "marketingqualifiedlead"}});
        reach(backward, "lead", berlin(3, 10));
    }
    EXPECT_EQ(funnel(march).at_pointer("/steps/2/median_ms"), hours(3).ms) << "who was a lead only afterwards took no time";
    write([&](db::Write& write) { records::archive(write, contacts, fourth).value(); });
    reach(lead(berlin(3, 3), {{"firstname", "f"}}), "marketingqualifiedlead", berlin(3, 3, 2));
    EXPECT_EQ(funnel(march).at_pointer("/steps/2/median_ms"), hours(2).ms) << "1, 2, 3 and 10: who is archived does not count";
    EXPECT_EQ(ask(http::GET, fmt::format("/api/funnel/series?{}", march)).value().at("leads"), 7);
}

TEST_P(Counting, groups_steps_and_money_by_the_first_touch) {
    auto const ann = lead(berlin(3, 2), {{"firstname", "Ann"}, {"hs_analytics_source", "Fair"}, {"hs_analytics_source_data_2", "spring"}});
    auto const bob = lead(berlin(3, 2), {{"firstname", "Bob"}, {"hs_analytics_source", "Fair"}});
    auto const cyd = lead(berlin(3, 2), {{"firstname", "Cyd"}});
    auto const gone = lead(berlin(3, 2), {{"firstname", "Gone"}, {"hs_analytics_source", "Fair"}});
    write([&](db::Write& write) { records::archive(write, contacts, gone).value(); });
    for (auto const one : {ann, bob}) reach(one, "customer", berlin(3, 5));
    won(berlin(3, 5), ann, {{"dealname", "1"}, {"amount", "10"}});
    won(berlin(3, 6), ann, {{"dealname", "2"}, {"amount", "10.50"}});
    won(berlin(3, 6), bob, {{"dealname", "3"}, {"amount", "500"}, {"deal_currency_code", "JPY"}});
    won(berlin(3, 7), cyd, {{"dealname", "4"}, {"amount", "7"}});
    won(berlin(3, 7), std::nullopt, {{"dealname", "5"}, {"amount", "1"}});
    won(berlin(4, 1), ann, {{"dealname", "6"}, {"amount", "99"}});
    auto const archived = won(berlin(3, 7), ann, {{"dealname", "7"}, {"amount", "98"}});
    write([&](db::Write& write) { records::archive(write, deals, archived).value(); });
    visits(berlin(3, 2), "Fair", {1, 2}, "spring");
    visits(berlin(3, 2), "", {3});

    auto const view = funnel(march);
    EXPECT_THAT(rows(view, "sources"),
                ElementsAre(R"("Fair" [2,2,0,0,0,2] 20.50)", R"("" [0,1,0,0,0,0] 8.00)", R"("Direct" [1,0,0,0,0,0] 0.00)"));
    EXPECT_THAT(rows(view, "campaigns"), ElementsAre(R"("" [1,2,0,0,0,1] 8.00)", R"("spring" [2,1,0,0,0,1] 20.50)"));
    EXPECT_EQ(view.at_pointer("/won/amount"), "28.50");
    EXPECT_EQ(view.at("customers_won"), 3) << "who bought twice counts once";

    auto const fair = funnel(fmt::format("{}&source=Fair", march));
    EXPECT_THAT(counts(fair), ElementsAre(2, 2, 0, 0, 0, 2));
    EXPECT_EQ(fair.at_pointer("/won/amount"), "20.50");
    EXPECT_THAT(counts(funnel(fmt::format("{}&source=Fair&campaign=", march))), ElementsAre(0, 1, 0, 0, 0, 1));
    EXPECT_THAT(counts(funnel(fmt::format("{}&source=", march))), ElementsAre(0, 1, 0, 0, 0, 0)) << "a visit always has a source";
    EXPECT_THAT(counts(funnel(fmt::format("{}&source=Direct", march))), ElementsAre(1, 0, 0, 0, 0, 0));
    EXPECT_THAT(counts(funnel(fmt::format("{}&campaign=spring", march))), ElementsAre(2, 1, 0, 0, 0, 1));
}

TEST_P(Counting, gives_a_deal_to_its_first_contact) {
    auto const ann = lead(berlin(3, 2), {{"firstname", "Ann"}, {"hs_analytics_source", "Fair"}});
    auto const bob = lead(berlin(3, 2), {{"firstname", "Bob"}, {"hs_analytics_source", "Search"}});
    auto const shared = won(berlin(3, 5), bob, {{"dealname", "d"}, {"amount", "10"}});
    link(deals, shared, contacts, ann);
    EXPECT_THAT(rows(funnel(march), "sources"), ElementsAre(R"("Fair" [0,1,0,0,0,0] 10.00)", R"("Search" [0,1,0,0,0,0] 0.00)"));
}

TEST_P(Counting, shows_the_fifty_largest_sources) {
    for (int i = 0; i < 51; ++i) lead(berlin(3, 2), {{"firstname", "a"}, {"hs_analytics_source", std::to_string(i)}});
    auto const view = funnel(march);
    EXPECT_EQ(view.at("sources").as_array().size(), 50u);
    EXPECT_THAT(counts(view), ElementsAre(0, 51, 0, 0, 0, 0));
}

TEST_P(Counting, sums_revenue_by_first_and_by_last_touch) {
    auto const ann = lead(berlin(3, 2), {{"firstname", "Ann"}, {"hs_analytics_source", "Fair"}});
    auto const touched = won(berlin(3, 5), ann, {{"dealname", "touched"}, {"amount", "10"}});
    won(berlin(3, 6), ann, {{"dealname", "untouched"}, {"amount", "2.50"}});
    won(berlin(3, 6), ann, {{"dealname", "yen"}, {"amount", "500"}, {"deal_currency_code", "JPY"}});
    EXPECT_TRUE(change(deals, touched, {{"hs_analytics_latest_source", "Newsletter"}}, records::Authority::program).value());
    auto const revenue = [&](char const* more) {
        auto const view = ask(http::GET, fmt::format("/api/revenue?{}{}", march, more)).value();
        std::vector<std::string> all;
        for (auto const& row : view.at("results").as_array())
            all.push_back(fmt::format("{}: {} of {}", std::string(row.at("key").as_string()),
                                      std::string(row.at_pointer("/won/amount").as_string()), row.at("deals").as_int64()));
        EXPECT_EQ(view.at_pointer("/total/amount"), "12.50");
        EXPECT_EQ(view.at("other_currency"), 1);
        return all;
    };
    EXPECT_THAT(revenue(""), ElementsAre("Fair: 12.50 of 3"));
    EXPECT_THAT(revenue("&touch=last"), ElementsAre("Newsletter: 10.00 of 1", ": 2.50 of 2"));

    auto const names = [&](std::string const& more) {
        auto const page = ask(http::GET, fmt::format("/api/revenue/deals?{}{}", march, more)).value();
        std::vector<std::string> all;
        for (auto const& deal : page.at("results").as_array()) all.emplace_back(deal.at("dealname").as_string());
        if (auto const* paging = page.as_object().if_contains("paging"))
            all.push_back("after " + std::string(paging->at_pointer("/next/after").as_string()));
        return all;
    };
    EXPECT_THAT(names(""), ElementsAre("touched", "untouched", "yen"));
    EXPECT_THAT(names("&touch=last&by=source&key=Newsletter"), ElementsAre("touched"));
    EXPECT_THAT(names("&touch=last&by=source&key="), ElementsAre("untouched", "yen"));
    EXPECT_THAT(names("&limit=1"), ElementsAre("touched", "after " + to_string(touched)));
    EXPECT_THAT(names("&limit=2&after=" + to_string(touched)), ElementsAre("untouched", "yen"));
}

}  // namespace
}  // namespace tandem::funnel
