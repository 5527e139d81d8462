#include "crm/lifecycle/lifecycle.hpp"

#include <gmock/gmock.h>

#include "crm/records/testing.hpp"

namespace tandem::lifecycle {

extern feature::Feature const self;

namespace {

using ::testing::ElementsAre;
using enum records::ObjectType;

Instant const monday = parse_rfc3339("2026-11-23T16:00:00Z").value();

class Lifecycle : public records::testing::CompanyWithRecords {
protected:
    Lifecycle() : CompanyWithRecords({&self}) {}

    void SetUp() override {
        CompanyWithRecords::SetUp();
        if (IsSkipped()) return;
        at(monday, [&](db::Write& write) {
            ada = records::create(write, contacts, {{"firstname", "Ada"}}).value();
            firm = records::create(write, companies, {{"name", "Firm"}}).value();
        });
    }
    RecordId deal_of_both(Instant when, std::string const& stage = "contractsent") {
        return at(when, [&](db::Write& write) {
            auto const id = records::create(write, deals, {{"dealname", "d"}, {"dealstage", stage}}).value();
            records::associate(write, deals, id, contacts, ada).value();
            records::associate(write, companies, firm, deals, id).value();
            return id;
        });
    }
    void move(RecordId deal, std::string const& stage, Instant when = monday + days(9)) {
        at(when, [&](db::Write& write) { records::update(write, deals, deal, {{"dealstage", stage}}).value(); });
    }
    bool advanced(records::ObjectType object, RecordId id, char const* stage) {
        return write([&](db::Write& write) { return advance(write, object, id, stage); });
    }
    std::string stage() { return value(contacts, ada, "lifecyclestage"); }
    std::string stage_of_firm() { return value(companies, firm, "lifecyclestage"); }
    std::string date_of_stage(char const* name) {
        return value(contacts, ada, std::string("hs_lifecyclestage_") + name + "_date").substr(0, 10);
    }

    RecordId ada, firm;
};
TANDEM_ON_BOTH_ENGINES(Lifecycle);

TEST_P(Lifecycle, advances_only_forward) {
    EXPECT_EQ(stage(), "lead");
    EXPECT_TRUE(advanced(contacts, ada, "salesqualifiedlead"));
    for (auto const* behind : {"salesqualifiedlead", "marketingqualifiedlead", "subscriber", "no stage"})
        EXPECT_FALSE(advanced(contacts, ada, behind)) << behind;
    EXPECT_EQ(stage(), "salesqualifiedlead");
    EXPECT_EQ(stage_of_firm(), "");
    EXPECT_TRUE(advanced(companies, firm, "subscriber")) << "before every stage comes none";
}

TEST_P(Lifecycle, does_not_advance_what_is_not_there) {
    EXPECT_FALSE(advanced(contacts, RecordId(7), "customer"));
    write([&](db::Write& write) { records::archive(write, contacts, ada).value(); });
    EXPECT_FALSE(advanced(contacts, ada, "customer"));
    EXPECT_EQ(stage(), "lead");
}

TEST_P(Lifecycle, follows_a_deal_from_its_opening_to_its_win) {
    auto const deal = deal_of_both(monday + days(1));
    EXPECT_THAT((std::vector{stage(), stage_of_firm()}), ElementsAre("opportunity", "opportunity"));
    move(deal, "closedwon", monday + days(2));
    EXPECT_THAT((std::vector{stage(), stage_of_firm()}), ElementsAre("customer", "customer"));
    EXPECT_EQ(date_of_stage("lead"), "2026-11-23");
    EXPECT_EQ(date_of_stage("opportunity"), "2026-11-24");
    EXPECT_EQ(date_of_stage("customer"), "2026-11-25");
    EXPECT_EQ(date_of_stage("salesqualifiedlead"), "");
}

TEST_P(Lifecycle, follows_a_deal_that_is_won_when_it_is_linked) {
    deal_of_both(monday, "closedwon");
    EXPECT_THAT((std::vector{stage(), stage_of_firm()}), ElementsAre("customer", "customer"));
    EXPECT_EQ(date_of_stage("opportunity"), "") << "it never was one";
}

TEST_P(Lifecycle, stays_where_a_deal_is_lost_or_opened_again) {
    deal_of_both(monday, "closedlost");
    EXPECT_THAT((std::vector{stage(), stage_of_firm()}), ElementsAre("lead", ""));
    auto const deal = deal_of_both(monday + days(1));
    move(deal, "closedlost");
    EXPECT_THAT((std::vector{stage(), stage_of_firm()}), ElementsAre("opportunity", "opportunity"));
    move(deal, "closedwon");
    move(deal, "contractsent");
    move(deal, "closedlost");
    EXPECT_THAT((std::vector{stage(), stage_of_firm()}), ElementsAre("customer", "customer"));
}

TEST_P(Lifecycle, goes_backward_by_hand_and_keeps_the_first_dates) {
    auto const deal = deal_of_both(monday + days(1));
    move(deal, "closedwon", monday + days(2));
    set(contacts, ada, {{"lifecyclestage", "lead"}});
    EXPECT_EQ(stage(), "lead");
    EXPECT_EQ(stage_of_firm(), "customer");
    move(deal, "contractsent", monday + days(3));
    EXPECT_EQ(stage(), "opportunity");
    move(deal, "closedwon", monday + days(4));
    EXPECT_EQ(stage(), "customer");
    EXPECT_EQ(date_of_stage("opportunity"), "2026-11-24");
    EXPECT_EQ(date_of_stage("customer"), "2026-11-25");
}

TEST_P(Lifecycle, follows_a_deal_that_is_won_in_another_pipeline_by_a_stage_of_the_same_name) {
    json::object const sent{{"label", "Sent"}, {"stageId", "contractsent"}, {"metadata", {{"probability", "1.0"}}}};
    ask(http::POST, "/crm/v3/pipelines/deals", {{"label", "Short"}, {"pipelineId", "short"}, {"stages", json::array{sent}}}).value();
    auto const deal = deal_of_both(monday);
    set(deals, deal, {{"pipeline", "short"}});
    EXPECT_EQ(value(deals, deal, "hs_is_closed_won"), "true");
    EXPECT_EQ(stage(), "customer");
}

TEST_P(Lifecycle, is_taken_back_with_the_win_it_followed) {
    auto const deal = deal_of_both(monday + days(1));
    auto const win = at(monday + days(2), [&](db::Write& write) {
        records::update(write, deals, deal, {{"dealstage", "closedwon"}}).value();
        return write.change_set();
    });
    EXPECT_EQ(write([&](db::Write& write) { return records::undo(write, win); }), 3) << "deal, contact and company";
    EXPECT_THAT((std::vector{stage(), stage_of_firm()}), ElementsAre("opportunity", "opportunity"));
    EXPECT_EQ(date_of_stage("customer"), "");
}

class WinningTouch : public Lifecycle {
protected:
    void touch(RecordId contact, char const* source, Instant when) {
        set(contacts, contact,
            {{"hs_latest_source", source},
             {"hs_latest_source_data_2", std::string("of ") + source},
             {"hs_latest_source_timestamp", format_rfc3339(when)}});
    }
    std::vector<std::string> kept(RecordId deal) {
        return {value(deals, deal, "hs_analytics_latest_source"), value(deals, deal, "hs_analytics_latest_source_data_2")};
    }
};
TANDEM_ON_BOTH_ENGINES(WinningTouch);

TEST_P(WinningTouch, is_the_last_one_before_the_win_and_stays) {
    auto const deal = deal_of_both(monday);
    touch(ada, "Newsletter", monday + days(1));
    EXPECT_THAT(kept(deal), ElementsAre("", "")) << "an open deal has none";
    move(deal, "closedwon", monday + days(2));
    EXPECT_THAT(kept(deal), ElementsAre("Newsletter", "of Newsletter"));
    touch(ada, "Fair", monday + days(3));
    move(deal, "contractsent", monday + days(4));
    EXPECT_THAT(kept(deal), ElementsAre("", "")) << "opened again";
    move(deal, "closedwon", monday + days(5));
    EXPECT_THAT(kept(deal), ElementsAre("Fair", "of Fair")) << "won anew";
}

TEST_P(WinningTouch, stays_when_a_won_deal_gets_another_contact) {
    auto const deal = deal_of_both(monday);
    touch(ada, "Newsletter", monday);
    move(deal, "closedwon", monday + days(2));
    touch(ada, "Fair", monday);
    link(deals, deal, contacts, contact({{"firstname", "Bob"}}));
    EXPECT_THAT(kept(deal), ElementsAre("Newsletter", "of Newsletter"));
}

TEST_P(WinningTouch, is_the_first_one_where_no_later_one_is_known) {
    set(contacts, ada, {{"hs_analytics_source", "Search"}, {"hs_analytics_source_data_2", "brand"}});
    EXPECT_THAT(kept(deal_of_both(monday, "closedwon")), ElementsAre("Search", "brand"));
}

TEST_P(WinningTouch, is_the_first_one_where_the_last_came_after_the_win) {
    set(contacts, ada, {{"hs_analytics_source", "Search"}, {"hs_analytics_source_data_2", "brand"}});
    touch(ada, "Newsletter", monday + days(3));
    EXPECT_THAT(kept(deal_of_both(monday + days(2), "closedwon")), ElementsAre("Search", "brand"));
    EXPECT_THAT(kept(deal_of_both(monday + days(3), "closedwon")), ElementsAre("Newsletter", "of Newsletter")) << "in the same moment";
}

TEST_P(WinningTouch, is_that_of_the_first_contact) {
    auto const later = contact({{"firstname", "Bob"}});
    touch(later, "Fair", monday);
    touch(ada, "Newsletter", monday);
    auto const deal = at(monday + days(1), [&](db::Write& write) {
        auto const id = records::create(write, deals, {{"dealname", "d"}}).value();
        for (auto const one : {later, ada}) records::associate(write, deals, id, contacts, one).value();
        return id;
    });
    move(deal, "closedwon");
    EXPECT_THAT(kept(deal), ElementsAre("Newsletter", "of Newsletter"));
}

}  // namespace
}  // namespace tandem::lifecycle
