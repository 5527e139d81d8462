#include "sales/qualification/score_rules.hpp"

#include <gtest/gtest.h>

namespace tandem::qualification {
namespace {

Instant const today{1'793'000'000'000};
Instant ago(std::int64_t n) { return today - days(n); }

PropertyReader reader(std::map<std::string, std::string> values) {
    return [values = std::move(values)](std::string const& name) {
        auto const found = values.find(name);
        return found == values.end() ? std::string() : found->second;
    };
}

ScoreRules rules_with(std::vector<FitRule> fit, std::vector<EngagementRule> engagement) {
    return {{45}, {55}, std::move(fit), std::move(engagement)};
}
EngagementRule page_rule(int points, int half_life, int cap) {
    return {{"p"}, {"Price page"}, SignalKind::page, {"/prices*"}, {points}, {half_life}, {cap}, true};
}
FitRule fit(FitOperator op, char const* value, int points) { return {{"f"}, {""}, {"budget"}, op, {value}, {points}, true}; }
Signal visit(Instant at, std::vector<std::string> paths = {"/prices"}) { return {SignalKind::visit, at, std::move(paths), ""}; }

std::int64_t fit_score(FitOperator op, char const* wanted, std::string value) {
    return score({}, reader({{"budget", std::move(value)}}), rules_with({fit(op, wanted, 20)}, {}), today).fit;
}

// 8 today; 8 * 2^(-30/30) = 4; 8 * 2^(-60/30) = 2; 8 * 2^(-45/30) = 2.828.
TEST(Score, fades_by_half_with_each_half_life) {
    auto const of = [](std::int64_t age) { return score({visit(ago(age))}, reader({}), rules_with({}, {page_rule(8, 30, 0)}), today); };
    EXPECT_EQ(of(0).total, 8);
    EXPECT_EQ(of(30).total, 4);
    EXPECT_EQ(of(60).total, 2);
    EXPECT_EQ(of(45).total, 3);
    EXPECT_EQ(of(45).parts.at(0).faded, 5);
}

// 4 + 4 * 2^(-10/30) + 4 * 2^(-20/30) = 4 + 3.1748 + 2.5198 = 9.6946, rounded once: 10. Fresh they would be 12.
TEST(Score, rounds_a_rule_once_and_says_what_faded) {
    auto const out = score({visit(ago(0)), visit(ago(10)), visit(ago(20))}, reader({}), rules_with({}, {page_rule(4, 30, 12)}), today);
    EXPECT_EQ(out.engagement, 10);
    EXPECT_EQ(out.parts.at(0).times, 3);
    EXPECT_EQ(out.parts.at(0).faded, 2);
    EXPECT_FALSE(out.parts.at(0).at_cap);
    EXPECT_EQ(out.parts.at(0).last_at, ago(0));
}

TEST(Score, stops_at_the_cap_of_a_rule) {
    auto const out =
        score({visit(today), visit(today), visit(today), visit(today)}, reader({}), rules_with({}, {page_rule(4, 30, 12)}), today);
    EXPECT_EQ(out.engagement, 12);
    EXPECT_EQ(out.parts.at(0).detail, "four times, at the cap");
    EXPECT_TRUE(out.parts.at(0).at_cap);
    EXPECT_EQ(out.parts.at(0).faded, 0);
}

TEST(Score, stops_at_the_cap_of_a_group) {
    auto rules = rules_with({fit(FitOperator::is_known, "", 40), fit(FitOperator::is_known, "", 30)}, {page_rule(60, 0, 0)});
    auto const out = score({visit(ago(400))}, reader({{"budget", "1"}}), rules, today);
    EXPECT_EQ(out.fit, 45);
    EXPECT_EQ(out.engagement, 55);
    EXPECT_EQ(out.total, 100);
}

TEST(Score, a_bad_fit_takes_points_from_engagement_but_never_below_zero) {
    auto const rules = rules_with({fit(FitOperator::is, "none", -20)}, {page_rule(8, 0, 0)});
    EXPECT_EQ(score({visit(today), visit(today), visit(today)}, reader({{"budget", "none"}}), rules, today).total, 4);
    EXPECT_EQ(score({visit(today)}, reader({{"budget", "none"}}), rules, today).total, 0);
    EXPECT_EQ(score({visit(today)}, reader({{"budget", "none"}}), rules, today).fit, -20);
}

TEST(Score, a_visit_counts_once_however_often_it_saw_the_page) {
    EXPECT_EQ(score({visit(today, {"/", "/prices", "/prices/flatbed"})}, reader({}), rules_with({}, {page_rule(8, 30, 0)}), today).total,
              8);
    EXPECT_EQ(score({visit(today, {"/", "/about"})}, reader({}), rules_with({}, {page_rule(8, 30, 0)}), today).total, 0);
}

TEST(Score, staying_away_counts_only_for_who_once_came) {
    EngagementRule const away{{"a"}, {""}, SignalKind::no_visit, {"60"}, {-10}, {0}, {0}, true};
    auto const rules = rules_with({fit(FitOperator::is_known, "", 30)}, {away});
    auto const of = [&](std::vector<Signal> signals) { return score(signals, reader({{"budget", "1"}}), rules, today).total; };
    EXPECT_EQ(of({}), 30);
    EXPECT_EQ(of({visit(ago(59))}), 30);
    EXPECT_EQ(of({visit(ago(60))}), 20);
    EXPECT_EQ(of({visit(ago(60)), visit(ago(3))}), 30);
}

TEST(Score, forms_are_told_apart_by_their_id) {
    EngagementRule rule{{"f"}, {""}, SignalKind::form, {"512"}, {12}, {60}, {12}, true};
    std::vector<Signal> const signals = {{SignalKind::form, today, {}, "512"}, {SignalKind::form, today, {}, "7"}};
    EXPECT_EQ(score(signals, reader({}), rules_with({}, {rule}), today).parts.at(0).times, 1);
    rule.value = {""};
    EXPECT_EQ(score(signals, reader({}), rules_with({}, {rule}), today).parts.at(0).times, 2);
}

TEST(Score, a_rule_switched_off_gives_nothing) {
    auto rule = page_rule(8, 30, 0);
    rule.enabled = false;
    EXPECT_TRUE(score({visit(today)}, reader({}), rules_with({}, {rule}), today).parts.empty());
}

TEST(Score, operators_compare_as_they_say) {
    using enum FitOperator;
    EXPECT_EQ(fit_score(is, "Retail", "retail"), 20);
    EXPECT_EQ(fit_score(is_not, "retail", ""), 0);
    EXPECT_EQ(fit_score(is_not, "retail", "trade"), 20);
    EXPECT_EQ(fit_score(contains, "owner, director", "Managing Director"), 20);
    EXPECT_EQ(fit_score(is_one_of, "painter, plumber", "Plumber"), 20);
    EXPECT_EQ(fit_score(is_one_of, "painter, plumber", "plum"), 0);
    EXPECT_EQ(fit_score(at_least, "10000", "9999.99"), 0);
    EXPECT_EQ(fit_score(at_least, "10000", "10000"), 20);
    EXPECT_EQ(fit_score(at_least, "10000", "plenty"), 0);
    EXPECT_EQ(fit_score(at_most, "5", ""), 0);
    EXPECT_EQ(fit_score(is_known, "", "x"), 20);
    EXPECT_EQ(fit_score(is_unknown, "", ""), 20);
    EXPECT_EQ(fit_score(is_private_address, "", "ada@GMAIL.com"), 20);
    EXPECT_EQ(fit_score(is_private_address, "", "ada@firm.example"), 0);
}

TEST(Paths, match_with_stars) {
    EXPECT_TRUE(path_matches("/prices*", "/prices"));
    EXPECT_TRUE(path_matches("/prices*", "/prices/2026?x=1"));
    EXPECT_TRUE(path_matches("/prices/", "/prices"));
    EXPECT_FALSE(path_matches("/prices", "/prices/2026"));
    EXPECT_TRUE(path_matches("*/thanks", "/a/b/thanks/"));
    EXPECT_TRUE(path_matches("/", "/"));
    EXPECT_FALSE(path_matches("/a*b*c", "/axxbxx"));
}

TEST(Rules, the_default_ones_are_valid) { EXPECT_TRUE(check_rules(default_rules())); }

TEST(Rules, every_wrong_one_is_named) {
    auto rules = default_rules();
    rules.fit[1].id = rules.fit[0].id;
    rules.fit[2].operator_ = FitOperator::at_least;
    rules.engagement[1].value = {"prices"};
    auto const checked = check_rules(rules);
    ASSERT_FALSE(checked);
    ASSERT_EQ(checked.error().fields.size(), 4U);
    EXPECT_EQ(checked.error().fields[0].pointer, "/fit/1/id");
    EXPECT_EQ(checked.error().fields[3].pointer, "/engagement/1/value");
}

}  // namespace
}  // namespace tandem::qualification
