#include "sales/qualification/score_rules.hpp"

#include <gtest/gtest.h>

#include "crm/segments/text.hpp"

namespace tandem::qualification {
namespace {

Instant const today{1'793'000'000'000};
Instant ago(std::int64_t n) { return today - days(n); }

std::vector<bool> const all{true, true};

ScoreRules rules_with(std::vector<FitRule> fit, std::vector<EngagementRule> engagement) {
    return {{45}, {55}, std::move(fit), std::move(engagement)};
}
EngagementRule page_rule(int points, int half_life, int cap) {
    return {{"p"}, {"Price page"}, SignalKind::page, {"/prices*"}, {points}, {half_life}, {cap}, true};
}
FitRule fit(int points) { return {{"f"}, {""}, {}, {points}, true}; }
Signal visit(Instant at, std::vector<std::string> paths = {"/prices"}) { return {SignalKind::visit, at, std::move(paths), ""}; }

// 8 today; 8 * 2^(-30/30) = 4; 8 * 2^(-60/30) = 2; 8 * 2^(-45/30) = 2.828.
TEST(Score, fades_by_half_with_each_half_life) {
    auto const of = [](std::int64_t age) { return score({visit(ago(age))}, {}, rules_with({}, {page_rule(8, 30, 0)}), today); };
    EXPECT_EQ(of(0).total, 8);
    EXPECT_EQ(of(30).total, 4);
    EXPECT_EQ(of(60).total, 2);
    EXPECT_EQ(of(45).total, 3);
    EXPECT_EQ(of(45).parts.at(0).faded, 5);
}

// 4 + 4 * 2^(-10/30) + 4 * 2^(-20/30) = 4 + 3.1748 + 2.5198 = 9.6946, rounded once: 10. Fresh they would be 12.
TEST(Score, rounds_a_rule_once_and_says_what_faded) {
    auto const out = score({visit(ago(0)), visit(ago(10)), visit(ago(20))}, {}, rules_with({}, {page_rule(4, 30, 12)}), today);
    EXPECT_EQ(out.engagement, 10);
    EXPECT_EQ(out.parts.at(0).times, 3);
    EXPECT_EQ(out.parts.at(0).faded, 2);
    EXPECT_FALSE(out.parts.at(0).at_cap);
    EXPECT_EQ(out.parts.at(0).last_at, ago(0));
}

TEST(Score, stops_at_the_cap_of_a_rule) {
    auto const out = score({visit(today), visit(today), visit(today), visit(today)}, {}, rules_with({}, {page_rule(4, 30, 12)}), today);
    EXPECT_EQ(out.engagement, 12);
    EXPECT_EQ(out.parts.at(0).detail, "four times, at the cap");
    EXPECT_TRUE(out.parts.at(0).at_cap);
    EXPECT_EQ(out.parts.at(0).faded, 0);
}

TEST(Score, stops_at_the_cap_of_a_group) {
    auto rules = rules_with({fit(40), fit(30)}, {page_rule(60, 0, 0)});
    auto const out = score({visit(ago(400))}, all, rules, today);
    EXPECT_EQ(out.fit, 45);
    EXPECT_EQ(out.engagement, 55);
    EXPECT_EQ(out.total, 100);
}

TEST(Score, a_bad_fit_takes_points_from_engagement_but_never_below_zero) {
    auto const rules = rules_with({fit(-20)}, {page_rule(8, 0, 0)});
    EXPECT_EQ(score({visit(today), visit(today), visit(today)}, all, rules, today).total, 4);
    EXPECT_EQ(score({visit(today)}, all, rules, today).total, 0);
    EXPECT_EQ(score({visit(today)}, all, rules, today).fit, -20);
}

TEST(Score, a_visit_counts_once_however_often_it_saw_the_page) {
    EXPECT_EQ(score({visit(today, {"/", "/prices", "/prices/flatbed"})}, {}, rules_with({}, {page_rule(8, 30, 0)}), today).total, 8);
    EXPECT_EQ(score({visit(today, {"/", "/about"})}, {}, rules_with({}, {page_rule(8, 30, 0)}), today).total, 0);
}

TEST(Score, staying_away_counts_only_for_who_once_came) {
    EngagementRule const away{{"a"}, {""}, SignalKind::no_visit, {"60"}, {-10}, {0}, {0}, true};
    auto const rules = rules_with({fit(30)}, {away});
    auto const of = [&](std::vector<Signal> signals) { return score(signals, all, rules, today).total; };
    EXPECT_EQ(of({}), 30);
    EXPECT_EQ(of({visit(ago(59))}), 30);
    EXPECT_EQ(of({visit(ago(60))}), 20);
    EXPECT_EQ(of({visit(ago(60)), visit(ago(3))}), 30);
}

TEST(Score, forms_are_told_apart_by_their_id) {
    EngagementRule rule{{"f"}, {""}, SignalKind::form, {"512"}, {12}, {60}, {12}, true};
    std::vector<Signal> const signals = {{SignalKind::form, today, {}, "512"}, {SignalKind::form, today, {}, "7"}};
    EXPECT_EQ(score(signals, {}, rules_with({}, {rule}), today).parts.at(0).times, 1);
    rule.value = {""};
    EXPECT_EQ(score(signals, {}, rules_with({}, {rule}), today).parts.at(0).times, 2);
}

TEST(Score, a_rule_switched_off_gives_nothing) {
    auto rule = page_rule(8, 30, 0);
    rule.enabled = false;
    EXPECT_TRUE(score({visit(today)}, {}, rules_with({}, {rule}), today).parts.empty());
}

TEST(Score, a_rule_is_called_by_its_name_or_what_it_asks) {
    auto const label = [](char const* condition, char const* name = "") {
        FitRule const rule{{"f"}, {name}, segments::condition_from(condition).value().condition, {5}, true};
        return label_of(
            rule, [](auto const& property) { return property == "industry" ? "Industry" : property; },
            [](auto const&) { return std::string("Retail"); });
    };
    EXPECT_EQ(label("all of (industry is known)"), "Industry known");
    EXPECT_EQ(label("all of (industry is unknown)"), "Industry unknown");
    EXPECT_EQ(label(R"(any of (industry in ("Retail", "Trade")))"), "Industry: Retail");
    EXPECT_EQ(label("all of (industry is known)", "Our trade"), "Our trade");
    EXPECT_EQ(label(R"(all of (city = "Kiel", has deals))"), R"(city = "Kiel", has deals)");
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
    rules.engagement[1].value = {"prices"};
    auto const checked = check_rules(rules);
    ASSERT_FALSE(checked);
    ASSERT_EQ(checked.error().fields.size(), 2U);
    EXPECT_EQ(checked.error().fields[0].pointer, "/fit/1/id");
    EXPECT_EQ(checked.error().fields[1].pointer, "/engagement/1/value");
}

}  // namespace
}  // namespace tandem::qualification
