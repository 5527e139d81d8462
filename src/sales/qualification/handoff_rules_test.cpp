#include "sales/qualification/handoff_rules.hpp"

#include <gtest/gtest.h>

namespace tandem::qualification {
namespace {

using db::Role;

Instant const noon{1'793'000'000'000};
db::Actor actor(std::int64_t id, Role role) { return {WorkspaceId(1), UserId(id), role, db::Means::session}; }
Signal form(Instant at, std::string id) { return {SignalKind::form, at, {}, std::move(id)}; }

TEST(Ready, points_or_the_form) {
    Conditions const conditions{{70}, Text<1, 40>{"512"}, {}};
    EXPECT_FALSE(is_due(conditions, 69, {}));
    EXPECT_TRUE(is_due(conditions, 70, {}));
    EXPECT_TRUE(is_due(conditions, 5, {form(noon, "512")}));
    EXPECT_FALSE(is_due(conditions, 5, {form(noon, "7")}));
}

TEST(Ready, only_subscribers_and_leads_are_handed_over) {
    EXPECT_TRUE(may_be_handed_over("lead"));
    EXPECT_TRUE(may_be_handed_over("subscriber"));
    EXPECT_FALSE(may_be_handed_over("marketingqualifiedlead"));
    EXPECT_FALSE(may_be_handed_over("customer"));
}

TEST(Ready, a_rejected_lead_rests_until_it_asks_again) {
    EXPECT_FALSE(rests({}, {}, noon));
    EXPECT_TRUE(rests(noon - days(29), {}, noon));
    EXPECT_TRUE(rests(noon - days(29), {form(noon - days(40), "1")}, noon));
    EXPECT_FALSE(rests(noon - days(29), {form(noon - days(2), "1")}, noon));
    EXPECT_FALSE(rests(noon - days(30), {}, noon));
}

TEST(Turn, goes_to_the_rep_who_waits_longest) {
    std::vector<Candidate> const people = {{UserId(1), Role::rep, true, 300},
                                           {UserId(2), Role::rep, true, 100},
                                           {UserId(3), Role::rep, false, 0},
                                           {UserId(4), Role::manager, true, 0}};
    EXPECT_EQ(next_owner(people, {}), UserId(2));
    EXPECT_EQ(next_owner(people, UserId(1)), UserId(1));
    EXPECT_EQ(next_owner(people, UserId(3)), UserId(2));
    EXPECT_EQ(next_owner(people, UserId(4)), UserId(2));
    EXPECT_EQ(next_owner(people, {}, UserId(2)), UserId(1));
}

TEST(Turn, without_reps_goes_to_who_leads_them) {
    std::vector<Candidate> const people = {
        {UserId(1), Role::owner, true, 0}, {UserId(2), Role::marketer, true, 0}, {UserId(3), Role::manager, true, 9}};
    EXPECT_EQ(next_owner(people, {}), UserId(3));
    EXPECT_EQ(next_owner({{UserId(2), Role::marketer, true, 0}}, {}), std::nullopt);
}

TEST(Answer, is_given_once_by_the_owner_or_a_manager) {
    EXPECT_TRUE(may_answer(HandoffState::waiting, UserId(5), actor(5, Role::rep)));
    EXPECT_TRUE(may_answer(HandoffState::waiting, UserId(5), actor(6, Role::manager)));
    EXPECT_EQ(may_answer(HandoffState::waiting, UserId(5), actor(6, Role::rep)).error().code, "not_your_lead");
    EXPECT_EQ(may_answer(HandoffState::accepted, UserId(5), actor(5, Role::rep)).error().code, "handoff_answered");
}

TEST(Answer, is_taken_back_within_ten_minutes) {
    EXPECT_TRUE(may_reopen(HandoffState::rejected, UserId(5), noon - minutes(10), actor(5, Role::rep), noon));
    EXPECT_EQ(may_reopen(HandoffState::rejected, UserId(5), noon - minutes(11), actor(5, Role::rep), noon).error().code,
              "too_late_to_undo");
    EXPECT_EQ(may_reopen(HandoffState::waiting, UserId(5), {}, actor(5, Role::rep), noon).error().code, "handoff_waits");
}

TEST(Signing, takes_two_people_one_of_each_side) {
    Definition definition{};
    EXPECT_TRUE(may_sign(definition, Side::marketing, actor(1, Role::marketer)));
    EXPECT_EQ(may_sign(definition, Side::sales, actor(1, Role::marketer)).error().code, "not_this_side");
    EXPECT_EQ(may_sign(definition, Side::marketing, actor(1, Role::rep)).error().code, "not_this_side");
    definition.signatures.push_back({Side::marketing, UserId(1), "Nuria", noon});
    EXPECT_EQ(may_sign(definition, Side::marketing, actor(2, Role::manager)).error().code, "signed_already");
    EXPECT_EQ(may_sign(definition, Side::sales, actor(1, Role::manager)).error().code, "signed_other_side");
    EXPECT_TRUE(may_sign(definition, Side::sales, actor(2, Role::rep)));
}

TEST(Rejection, too_early_is_a_matter_of_time) {
    EXPECT_EQ(lead_status_after(RejectReason::too_early), "BAD_TIMING");
    EXPECT_EQ(lead_status_after(RejectReason::no_budget), "UNQUALIFIED");
}

}  // namespace
}  // namespace tandem::qualification
