#include "together/funnel/thread.hpp"

#include <gmock/gmock.h>

#include "crm/records/testing.hpp"
#include "crm/timeline/timeline.hpp"

namespace tandem::funnel {
namespace {

using auth::testing::wrong_in;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using timeline::Department;
using timeline::Kind;
using enum records::ObjectType;

Instant const monday = parse_rfc3339("2026-11-23T16:00:00Z").value();

// As analytics, content, email and qualification declare them, which lie beside this feature.
constexpr Kind visit{.name = "visit", .label = "Visit", .department = Department::marketing};
constexpr Kind form{.name = "form", .label = "Form", .department = Department::marketing};
constexpr Kind clicked{.name = "mail_clicked", .label = "Clicked", .department = Department::marketing};
constexpr Kind opened{.name = "mail_opened", .label = "Opened", .department = Department::marketing};
constexpr Kind handoff{.name = "handoff", .label = "Handoff", .department = Department::both};
constexpr Kind call{.name = "call", .label = "Call", .department = Department::sales};
feature::Feature const kinds{.timeline = {visit, form, clicked, opened, handoff, call}};

class Threads : public records::testing::CompanyWithRecords {
protected:
    Threads() : CompanyWithRecords({&kinds}) {}

    void SetUp() override {
        CompanyWithRecords::SetUp();
        if (!IsSkipped()) ada = contact_at(monday, {{"firstname", "Ada"}, {"company", "Firm"}, {"hs_analytics_source", "Fair"}});
    }
    RecordId contact_at(Instant when, records::PropertyValues const& values) {
        return at(when, [&](db::Write& write) { return records::create(write, contacts, values).value(); });
    }
    RecordId deal_at(Instant when, records::PropertyValues const& values) {
        return at(when, [&](db::Write& write) {
            auto const id = records::create(write, deals, values).value();
            records::associate(write, deals, id, contacts, ada).value();
            return id;
        });
    }
    void move(RecordId deal, Instant when, std::string const& stage, records::PropertyValues values = {}) {
        values["dealstage"] = stage;
        at(when, [&](db::Write& write) { records::update(write, deals, deal, values).value(); });
    }
    void tell(Instant when, Kind const& kind, std::string title, std::optional<RecordId> deal = {}) {
        write([&](db::Write& write) {
            timeline::add(
                write,
                {.object = deal ? deals : contacts, .record = deal.value_or(ada), .kind = kind, .title = std::move(title), .at = when});
        });
    }
    Result<Thread> thread() {
        return read([&](db::Read& read) { return thread_of(read, ada); });
    }
    std::vector<std::string> stations() {
        std::vector<std::string> all;
        auto const found = thread().value();
        for (auto const& one : found.stations) all.push_back(one.kind + ": " + one.title);
        return all;
    }

    RecordId ada;
};
TANDEM_ON_BOTH_ENGINES(Threads);

TEST_P(Threads, go_from_the_first_touch_to_the_win) {
    tell(monday - days(2), visit, "First visit");
    tell(monday - days(1), visit, "Second visit");
    tell(monday - hours(1), form, "Asked for a quote");
    tell(monday + hours(1), clicked, "Clicked");
    tell(monday + hours(1), opened, "Opened");
    tell(monday + hours(2), handoff, "Became MQL");
    at(monday + hours(2), [&](db::Write& write) { records::update(write, contacts, ada, {{"lifecyclestage", "mql"}}).value(); });
    auto const deal = deal_at(monday + hours(3), {{"dealname", "Ten bikes"}, {"amount", "41.50"}});
    tell(monday + hours(4), call, "Called", deal);
    at(monday + hours(5), [&](db::Write& write) { records::update(write, contacts, ada, {{"lifecyclestage", "customer"}}).value(); });
    move(deal, monday + hours(6), "closedwon");

    EXPECT_THAT(stations(),
                ElementsAre("visit: First visit", "form: Asked for a quote", "stage: Became a lead", "mail: Clicked", "handoff: Became MQL",
                            "deal: Deal opened: Ten bikes", "call: Called", "stage: Became a customer", "won: Won"))
        << "of visits the first is told, of mails what was clicked, and the handoff tells of the MQL";
    auto const all = thread().value();
    EXPECT_EQ(all.name + ", " + all.company + ", " + all.lifecyclestage + ", " + all.source, "Ada, Firm, customer, Fair");
    EXPECT_EQ(all.won, (Money{4'150, "EUR"}));
    EXPECT_EQ(all.stations.back().detail, "41.50 EUR");
    EXPECT_EQ(all.stations.back().link, "/deals/" + to_string(deal));
    EXPECT_EQ(all.stations.front().department, Department::marketing);
}

TEST_P(Threads, tell_each_handoff_apart) {
    auto const hand_over = [&](Instant when, char const* id, std::string title) {
        write([&](db::Write& write) {
            timeline::add(write, {.object = contacts,
                                  .record = ada,
                                  .kind = handoff,
                                  .title = std::move(title),
                                  .facts = json::object{{"handoff_id", id}},
                                  .at = when});
        });
    };
    hand_over(monday + hours(1), "7", "Became MQL");
    hand_over(monday + hours(2), "7", "Rejected");
    hand_over(monday + hours(3), "8", "Became MQL");
    hand_over(monday + hours(4), "8", "Accepted");
    std::vector<std::string> told;
    auto const all = thread().value();
    for (auto const& one : all.stations)
        if (one.kind == "handoff") told.push_back(one.handoff_id.value_or("none") + ": " + one.title);
    EXPECT_THAT(told, ElementsAre("7: Became MQL", "7: Rejected", "8: Became MQL", "8: Accepted"));
}

TEST_P(Threads, tell_of_one_moment_what_led_before_what_followed) {
    tell(monday, form, "Asked");
    move(deal_at(monday, {{"dealname", "d"}}), monday, "closedwon");
    EXPECT_THAT(stations(), ElementsAre("form: Asked", "stage: Became a lead", "deal: Deal opened: d", "won: Won"));
}

TEST_P(Threads, begin_with_the_first_touch_where_no_visit_is_told) {
    set(contacts, ada, {{"hs_analytics_first_timestamp", "2026-11-20T08:00:00Z"}});
    EXPECT_THAT(stations(), ElementsAre("visit: First touch: Fair", "stage: Became a lead"));
    tell(monday - days(9), visit, "First visit");
    EXPECT_THAT(stations(), ElementsAre("visit: First visit", "stage: Became a lead"));
}

TEST_P(Threads, name_the_touch_that_led_to_the_latest_win) {
    set(contacts, ada, {{"hs_latest_source", "Newsletter"}, {"hs_latest_source_data_2", "autumn"}});
    EXPECT_EQ(thread()->last_source + " " + thread()->last_campaign, "Newsletter autumn") << "nothing is won";
    auto const by_touch = [&](Instant when, char const* source, char const* stage = "closedwon") {
        auto const deal = deal_at(when - hours(1), {{"dealname", source}});
        move(deal, when, stage,
             {{"hs_analytics_latest_source", source}, {"hs_analytics_latest_source_data_2", std::string("of ") + source}});
        return deal;
    };
    auto const latest = by_touch(monday + days(3), "Search");
    by_touch(monday + days(1), "Fair");
    by_touch(monday + days(9), "Lost", "closedlost");
    EXPECT_EQ(thread()->last_source + " " + thread()->last_campaign, "Search of Search");
    write([&](db::Write& write) { records::archive(write, deals, latest).value(); });
    EXPECT_EQ(thread()->last_source + " " + thread()->last_campaign, "Fair of Fair");
}

TEST_P(Threads, add_up_what_was_won_in_the_currency_of_the_company) {
    EXPECT_FALSE(thread()->won);
    auto const win = [&](char const* amount, char const* currency, char const* stage) {
        move(deal_at(monday, {{"dealname", "d"}, {"amount", amount}, {"deal_currency_code", currency}}), monday, stage);
    };
    win("500", "JPY", "closedwon");
    win("98.00", "EUR", "closedlost");
    win("97.00", "EUR", "contractsent");
    EXPECT_FALSE(thread()->won);
    win("10.00", "EUR", "closedwon");
    win("0.50", "EUR", "closedwon");
    EXPECT_EQ(thread()->won, (Money{1'050, "EUR"}));
}

TEST_P(Threads, say_why_a_deal_was_lost) {
    move(deal_at(monday, {{"dealname", "d"}, {"amount", "5"}}), monday + hours(1), "closedlost", {{"closed_lost_reason", "too dear"}});
    auto const last = thread().value().stations.back();
    EXPECT_EQ(last.kind + ": " + last.detail, "lost: too dear");
}

TEST_P(Threads, are_of_contacts_that_are_there) {
    write([&](db::Write& write) { records::archive(write, contacts, ada).value(); });
    EXPECT_THAT(wrong_in(thread()), ElementsAre("record_unknown"));
    ada = RecordId(7);
    EXPECT_THAT(wrong_in(thread()), ElementsAre("record_unknown"));
}

}  // namespace
}  // namespace tandem::funnel
