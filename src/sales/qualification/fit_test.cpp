#include "sales/qualification/fit.hpp"

#include <gmock/gmock.h>

#include "crm/consent/consent.hpp"
#include "crm/records/custom.hpp"
#include "crm/records/testing.hpp"
#include "crm/segments/membership.hpp"
#include "crm/segments/segments.hpp"
#include "crm/segments/text.hpp"
#include "platform/jobs/runner.hpp"
#include "sales/qualification/former_rules.hpp"
#include "sales/qualification/jobs.hpp"
#include "sales/qualification/qualification.hpp"
#include "sales/qualification/scores.hpp"

namespace tandem::timeline {
extern feature::Feature const self;
}
namespace tandem::consent {
extern feature::Feature const self;
}
namespace tandem::segments {
extern feature::Feature const self;
}
namespace tandem::qualification {
extern feature::Feature const self;

namespace {

using records::ObjectType;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct SaveRulesAsBefore {
    static constexpr std::string_view sql = "update score_rule_set set rules = :rules where workspace_id = :workspace_id and id = :id";
    RuleSetId id;
    db::Json rules;
};
TANDEM_QUERY(SaveRulesAsBefore, (id, rules))

struct SaveDefinitionAsBefore {
    static constexpr std::string_view sql =
        "update sales_ready_definition set conditions = :conditions where workspace_id = :workspace_id and id = :id";
    DefinitionId id;
    db::Json conditions;
};
TANDEM_QUERY(SaveDefinitionAsBefore, (id, conditions))

class Fitting : public records::testing::CompanyWithRecords {
protected:
    Fitting() : CompanyWithRecords({&timeline::self, &consent::self, &segments::self, &self}) {}

    void use(std::string const& condition, int points = 12) {
        write([&](db::Write& write) {
            ScoreRules rules = active_rule_set(write)->rules;
            rules.fit = {{{"the"}, {""}, segments::condition_from(condition).value().condition, {points}, true}};
            activate(write, put_draft(write, rules).id);
            write.enqueue(RescoreContacts{2});
        });
        work();
    }
    void work() {
        jobs::Handlers handlers;
        add_handlers(handlers);
        segments::add_handlers(handlers);
        jobs::run_due(database(), handlers);
    }
    std::int64_t total(RecordId id) {
        return read([&](db::Read& read) { return find_score(read, id)->total; });
    }
    std::vector<std::string> labels(RecordId id) {
        return read([&](db::Read& read) {
            std::vector<std::string> all;
            for (auto const& part : parts_of(*find_score(read, id))) all.push_back(part.label);
            return all;
        });
    }
};
TANDEM_ON_BOTH_ENGINES(Fitting);

/// Whom a comparison of before gives its points, of contacts with these values of a text and a number.
class FormerRulesOf : public Fitting {
protected:
    std::vector<std::string> fits(std::string const& operator_, std::string const& value, std::string const& property = "budget") {
        auto const id = read([](db::Read& read) { return active_rule_set(read)->id; });
        json::object const rule{{"id", "f"},      {"label", ""},  {"property", property}, {"operator", operator_},
                                {"value", value}, {"points", 20}, {"enabled", true}};
        json::object const rules{
            {"fit_cap", 45}, {"engagement_cap", 55}, {"fit", json::array{rule}}, {"engagement", json::array{}}, {"version", 3}};
        write([&](db::Write& write) { write.run(SaveRulesAsBefore{id, {json::serialize(rules)}}); });
        for (int times = 0; times < 2; ++times) move_rules(database());
        return read([&](db::Read& read) {
            auto const moved = active_rule_set(read).value();
            EXPECT_EQ(moved.rules.version, 3);
            std::vector<std::string> names;
            for (auto const& [name, contact] : people_)
                if (Fit(read, moved.rules).of(read, contact).at(0)) names.push_back(name);
            return names;
        });
    }
    void make(std::string const& name, records::PropertyValues values) { people_[name] = contact(values); }

    std::map<std::string, RecordId> people_;
};
TANDEM_ON_BOTH_ENGINES(FormerRulesOf);

TEST_P(FormerRulesOf, a_workspace_mean_whom_they_meant) {
    write([](db::Write& write) {
        records::define_property(write, ObjectType::contacts, {"budget", "Budget", "string", "text"}).value();
        records::define_property(write, ObjectType::contacts, {"seats", "Seats", "number", "number"}).value();
    });
    make("none", {{"firstname", "N"}});
    make("retail", {{"budget", "retail"}, {"seats", "9999.99"}, {"email", "ada@GMAIL.com"}});
    make("trade", {{"budget", "trade"}, {"seats", "10000"}, {"email", "ada@firm.example"}});
    make("director", {{"budget", "Managing Director"}, {"seats", "5"}, {"email", "gmail.com@firm.example"}});
    EXPECT_THAT(fits("is", "Retail"), ElementsAre("retail"));
    EXPECT_THAT(fits("is_not", "retail"), ElementsAre("director", "trade"));
    EXPECT_THAT(fits("contains", "owner, director"), ElementsAre("director"));
    EXPECT_THAT(fits("contains", "rect, tai"), ElementsAre("director", "retail"));
    EXPECT_THAT(fits("is_one_of", "Retail, plumber, TRADE"), ElementsAre("retail", "trade"));
    EXPECT_THAT(fits("is_one_of", "trad"), IsEmpty());
    EXPECT_THAT(fits("at_least", "10000", "seats"), ElementsAre("trade"));
    EXPECT_THAT(fits("at_most", "9999.99", "seats"), ElementsAre("director", "retail"));
    EXPECT_THAT(fits("is_known", ""), ElementsAre("director", "retail", "trade"));
    EXPECT_THAT(fits("is_unknown", ""), ElementsAre("none"));
    EXPECT_THAT(fits("is_private_address", "", "email"), ElementsAre("retail"));
    EXPECT_THAT(fits("is", "Lead", "lifecyclestage"), ElementsAre("director", "none", "retail", "trade"));
    EXPECT_THAT(fits("is_known", "", "gone"), IsEmpty());
}

TEST_P(FormerRulesOf, what_is_ready_for_sales_ask_for_the_same) {
    auto const id = read([](db::Read& read) { return active_definition(read)->id; });
    json::object const before{{"score", 40}, {"required_properties", json::array{"email", "phone"}}, {"consent_topic", "newsletter"}};
    write([&](db::Write& write) { write.run(SaveDefinitionAsBefore{id, {json::serialize(before)}}); });
    for (int times = 0; times < 2; ++times) move_rules(database());
    auto const conditions = read([](db::Read& read) { return active_definition(read)->conditions; });
    EXPECT_EQ(conditions.score.value, 40);
    EXPECT_EQ(segments::text_of(conditions.condition),
              "all of (\n  email is known,\n  phone is known,\n  meets may_be_mailed (topic: \"newsletter\")\n)");
    auto const ann = contact({{"email", "ann@firm.example"}, {"phone", "1"}});
    auto const meant = [&] { return read([&](db::Read& read) { return is_meant(read, conditions, ann); }); };
    EXPECT_FALSE(meant());
    write([&](db::Write& write) { consent::give(write, ann, "newsletter", {"by phone"}).value(); });
    EXPECT_TRUE(meant());
    write([&](db::Write& write) { consent::suppress(write, "ann@firm.example", consent::Reason::bounced); });
    EXPECT_FALSE(meant());
}

TEST_P(Fitting, follows_links_as_it_follows_properties) {
    use("all of (has deals where (amount > 100))");
    auto const ann = contact({{"firstname", "Ann"}});
    auto const sale = deal({{"dealname", "d"}, {"amount", "50"}});
    link(ObjectType::contacts, ann, ObjectType::deals, sale);
    work();
    EXPECT_EQ(total(ann), 0);
    set(ObjectType::deals, sale, {{"amount", "500"}});
    work();
    EXPECT_EQ(total(ann), 12);
    EXPECT_THAT(labels(ann), ElementsAre(R"(has deals where (amount > "100"))"));
    write([&](db::Write& write) { records::archive(write, ObjectType::deals, sale).value(); });
    work();
    EXPECT_EQ(total(ann), 0);
}

TEST_P(Fitting, is_the_same_whoever_sets_it_off) {
    use("all of (has deals)");
    auto const ben = add_user("Ben", "ben@ferrow.example"), eve = add_user("Eve", "eve@ferrow.example");
    auto const ann = contact({{"firstname", "Ann"}, {"hubspot_owner_id", to_string(eve)}});
    link(ObjectType::contacts, ann, ObjectType::deals, deal({{"dealname", "Bens"}, {"hubspot_owner_id", to_string(ben)}}));
    work();
    EXPECT_EQ(total(ann), 12);
    auto asker = actor();
    asker.user_id = eve;
    asker.role = db::Role::rep;
    asker.access = {{{"contacts", db::RecordAccess::own}, {"deals", db::RecordAccess::own}}};
    database().write(asker, [&](db::Write& write) { rescore(write, ann); });
    EXPECT_EQ(total(ann), 12) << "Eve does not see the deal";
}

TEST_P(Fitting, of_a_property_that_is_gone_gives_nothing_and_says_so) {
    write([](db::Write& write) { records::define_property(write, ObjectType::contacts, {"seats", "Seats", "number", "number"}).value(); });
    use("all of (seats >= 3)");
    auto const ann = contact({{"seats", "3"}});
    EXPECT_EQ(total(ann), 12);
    ask(http::DELETE, "/crm/v3/properties/contacts/seats").value();
    write([&](db::Write& write) { rescore(write, ann); });
    EXPECT_EQ(total(ann), 0);
    auto const sets = ask(http::GET, "/api/score-rule-sets").value();
    EXPECT_EQ(sets.at_pointer("/active/problems/0/pointer").as_string(), "/fit/0/condition/conditions/0/propertyName");
}

TEST_P(Fitting, by_a_segment_changes_with_it_and_keeps_it_from_being_thrown_away) {
    auto const segment = write([](db::Write& write) {
        return segments::add_segment(write, {.name = {"In Kiel"}, .kind = {}, .condition = {}, .text = R"(all of (city = "Kiel"))"})
            .value()
            .id;
    });
    use("all of (member of " + to_string(segment) + ")");
    auto const ann = contact({{"city", "Bonn"}});
    work();
    EXPECT_EQ(total(ann), 0);
    ask(http::PATCH, "/api/segments/" + to_string(segment), {{"version", 1}, {"text", R"(all of (city = "Bonn"))"}}).value();
    work();
    EXPECT_EQ(total(ann), 12);
    set(ObjectType::contacts, ann, {{"city", "Kiel"}});
    work();
    EXPECT_EQ(total(ann), 0);
    EXPECT_EQ(ask(http::GET, "/api/segments/" + to_string(segment)).value().at_pointer("/used_by/0/link").as_string(), "/scores");
    EXPECT_THAT(auth::testing::wrong_in(ask(http::DELETE, "/api/segments/" + to_string(segment))), ElementsAre("segment_used"));
}

TEST_P(Fitting, by_time_is_looked_at_daily) {
    use("all of (createdate more than 3 days ago)");
    auto const ann = at(now() - days(2), [](db::Write& write) {
        return records::create(write, ObjectType::contacts, {{"city", "Kiel"}}).value();
    });
    EXPECT_EQ(total(ann), 0);
    auto const looked_at = read([](db::Read& read) { return scores_older_than(read, read.now() - days(1), {}, 10); });
    EXPECT_THAT(looked_at, ElementsAre(ann)) << "though it never did anything";
}

TEST_P(Fitting, names_what_is_wrong_with_a_rule) {
    auto const active = ask(http::GET, "/api/score-rule-sets").value().at_pointer("/active/rules");
    auto rules = active.as_object();
    rules["fit"].as_array()[1].as_object()["condition"] =
        json::parse(R"({"type":"all","conditions":[{"type":"property","propertyName":"nothing","operator":"EQ","value":"x"}]})");
    auto const refused = ask(http::PUT, "/api/score-rule-sets/draft", rules);
    EXPECT_THAT(auth::testing::wrong_in(refused), ElementsAre("/fit/1/condition/conditions/0/propertyName PROPERTY_DOESNT_EXIST"));
}

}  // namespace
}  // namespace tandem::qualification
