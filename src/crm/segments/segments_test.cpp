#include "crm/segments/segments.hpp"

#include <gmock/gmock.h>

#include <random>

#include "crm/consent/consent.hpp"
#include "crm/records/custom.hpp"
#include "crm/records/testing.hpp"
#include "crm/segments/compile.hpp"
#include "crm/segments/counting.hpp"
#include "crm/segments/membership.hpp"
#include "crm/segments/store.hpp"

namespace tandem::consent {
extern feature::Feature const self;
}
namespace tandem::timeline {
extern feature::Feature const self;
}
namespace tandem::segments {
extern feature::Feature const self;

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr feature::TimelineKind looked{.name = "test_look", .label = "Looked"};
Said const looks{
    EventKind{.name = "test_page", .label = "Saw", .entry = "test_look", .each = "pages", .subject = "path", .comparing = Comparing::path}};
Said const odd_ids{OwnCondition{.name = "test_odd",
                                .label = "Has an odd id",
                                .arguments = {"is"},
                                .compile = [](db::Read&, std::map<std::string, std::string> const& given) -> Result<db::Condition> {
                                    if (!given.contains("is")) return invalid_field("/is", "missing", "Say yes or no.");
                                    return db::condition("(case when contact.id % 2 = 1 then 'yes' else 'no' end) = ?", {given.at("is")});
                                }}};

class Segments : public records::testing::CompanyWithRecords {
protected:
    Segments() : CompanyWithRecords({&timeline::self, &consent::self, &self}) {}

    void look(RecordId contact, Instant when, std::vector<std::string> const& paths, std::optional<std::int64_t> visit = {}) {
        json::array pages;
        for (auto const& path : paths) pages.push_back(json::object{{"path", path}});
        write([&](db::Write& write) {
            timeline::add(write, {.object = ObjectType::contacts,
                                  .record = contact,
                                  .kind = looked,
                                  .title = "Looked",
                                  .facts = json::object{{"pages", pages}},
                                  .at = when,
                                  .id = visit});
        });
    }
    Instant ago(int n) { return tandem::now() - days(n); }

    SegmentId segment(std::string const& text) {
        return write([&](db::Write& write) {
            auto const made = add_segment(write, {.name = {"S"}, .kind = {}, .condition = {}, .text = text});
            if (!made) throw std::runtime_error(made.error().message);
            count_now(write, made->id);
            return made->id;
        });
    }
    void settle() {
        while (write([](db::Write& write) { return settle_some(write); })) {
        }
    }

    /// Who is meant, by both ways of asking: first names.
    std::vector<std::string> meant(std::string const& text) {
        return read([&](db::Read& read) {
            auto const given = condition_from(text);
            if (!given) return std::vector<std::string>{given.error().message};
            std::vector<std::vector<RecordId>> found;
            for (auto const scope : {Scope::everyone, Scope::few}) {
                auto const compiled = compile(read, given->condition, scope);
                if (!compiled) return auth::testing::wrong_in(compiled);
                found.push_back(contacts_after(read, compiled->where(), {}, 200));
            }
            EXPECT_EQ(found[0], found[1]) << text;
            std::vector<std::string> names;
            for (auto const id : found[0]) names.push_back(records::find(read, ObjectType::contacts, id, {"firstname"})->text("firstname"));
            return names;
        });
    }

    std::vector<RecordId> members(SegmentId id) {
        return read([&](db::Read& read) { return members_after(read, id, {}, 1'000); });
    }
    std::vector<RecordId> recomputed(SegmentId id) {
        return read([&](db::Read& read) {
            return contacts_after(read, compile(read, find_segment(read, id)->condition, Scope::everyone)->where(), {}, 1'000);
        });
    }
};
TANDEM_ON_BOTH_ENGINES(Segments);

TEST_P(Segments, mean_those_whose_properties_links_and_doings_fit) {
    auto const ann = contact({{"firstname", "Ann"}, {"country", "DE"}, {"email", "ann@firm.example"}});
    auto const bob = contact({{"firstname", "Bob"}, {"country", "NL"}});
    contact({{"firstname", "Cyd"}});
    auto const firm = company({{"name", "Firm"}, {"industry", "Roofing"}});
    link(ObjectType::contacts, ann, ObjectType::companies, firm);
    auto const open = deal({{"dealname", "Big"}, {"amount", "1000"}});
    link(ObjectType::deals, open, ObjectType::contacts, bob);
    look(ann, ago(3), {"/prices", "/prices/bikes", "/pricesless", "/"});
    look(ann, ago(40), {"/prices"});
    look(bob, ago(2), {"/prices"});
    write([&](db::Write& write) { consent::give(write, ann, "newsletter", {"by phone"}).value(); });

    EXPECT_THAT(meant(R"(all of (country in ("de", "NL")))"), ElementsAre("Ann", "Bob"));
    EXPECT_THAT(meant(R"(none of (country = "DE"))"), ElementsAre("Bob", "Cyd"));
    EXPECT_THAT(meant("all of ()"), ElementsAre("Ann", "Bob", "Cyd"));
    EXPECT_THAT(meant("any of ()"), IsEmpty());
    EXPECT_THAT(meant("none of ()"), ElementsAre("Ann", "Bob", "Cyd"));
    EXPECT_THAT(meant(R"(all of (has companies where (industry = "roofing")))"), ElementsAre("Ann"));
    EXPECT_THAT(meant(R"(all of (has companies where (none of (industry = "roofing"))))"), IsEmpty());
    EXPECT_THAT(meant("all of (has deals where (amount > 999.99))"), ElementsAre("Bob"));
    EXPECT_THAT(meant("all of (has deals where (amount > 1000))"), IsEmpty());
    EXPECT_THAT(meant("none of (has deals, has companies)"), ElementsAre("Cyd"));
    EXPECT_THAT(meant(R"(all of (did test_page "/prices" at least 2 times in the last 30 days))"), ElementsAre("Ann"));
    EXPECT_THAT(meant(R"(all of (did test_page "/prices" exactly 1 times in the last 30 days))"), ElementsAre("Bob"));
    EXPECT_THAT(meant(R"(all of (did test_page "/prices" at least 3 times))"), ElementsAre("Ann")) << "three, whenever";
    EXPECT_THAT(meant(R"(all of (did test_page "/prices*" at least 4 times))"), ElementsAre("Ann"));
    EXPECT_THAT(meant(R"(all of (did test_page at most 0 times in the last 30 days))"), ElementsAre("Cyd"));
    EXPECT_THAT(meant(R"(all of (did test_page "/prices" at most 1 times in the last 30 days))"), ElementsAre("Bob", "Cyd"));
    EXPECT_THAT(meant(R"(all of (did test_page at least 0 times))"), ElementsAre("Ann", "Bob", "Cyd"));
    EXPECT_THAT(meant(R"(all of (consent "newsletter" is given))"), ElementsAre("Ann"));
    EXPECT_THAT(meant(R"(all of (consent "newsletter" is none))"), ElementsAre("Bob", "Cyd"));
    EXPECT_THAT(meant(R"(all of (createdate in the last 1 days))"), ElementsAre("Ann", "Bob", "Cyd"));
    EXPECT_THAT(meant(R"(all of (createdate more than 1 days ago))"), IsEmpty());
    EXPECT_THAT(meant(R"(all of (found by "firm.example"))"), ElementsAre("Ann"));
    EXPECT_THAT(meant(R"(any of (country = "NL", all of (consent "newsletter" is given, did test_page "/" at least 1 times)))"),
                ElementsAre("Ann", "Bob"));
    EXPECT_EQ(meant(R"(all of (meets test_odd (is: "yes")))").size() + meant(R"(all of (meets test_odd (is: "no")))").size(), 3U);
}

TEST_P(Segments, a_visit_that_goes_on_is_counted_once) {
    auto const ann = contact({{"firstname", "Ann"}});
    auto const began = ago(1);
    look(ann, began, {"/a"}, 7);
    look(ann, began, {"/a", "/b"}, 7);
    EXPECT_THAT(meant(R"(all of (did test_page exactly 2 times))"), ElementsAre("Ann"));
}

TEST_P(Segments, say_where_a_condition_is_wrong) {
    EXPECT_THAT(meant(R"(all of (country is known, any of (nothing = "x")))"),
                ElementsAre("/condition/conditions/1/conditions/0/propertyName PROPERTY_DOESNT_EXIST"));
    EXPECT_THAT(meant(R"(all of (has deals where (amount > "much")))"),
                ElementsAre("/condition/conditions/0/conditions/0/value INVALID_AMOUNT"));
    EXPECT_THAT(meant(R"(all of (city in the last 3 days))"), ElementsAre("/condition/conditions/0/propertyName not_a_date"));
    EXPECT_THAT(meant("all of (did fly at least 1 times, member of 5)"),
                ElementsAre("/condition/conditions/0/event event_unknown", "/condition/conditions/1/segment_id segment_unknown"));
    EXPECT_THAT(meant(R"(all of (consent "no" is given))"), ElementsAre("/condition/conditions/0/topic_key topic_unknown"));
    EXPECT_THAT(meant(R"(all of (meets test_odd ()))"), ElementsAre("/condition/conditions/0/arguments/is missing"));
    EXPECT_THAT(meant(R"(all of (meets magic ()))"), ElementsAre("/condition/conditions/0/name condition_unknown"));
}

TEST_P(Segments, are_not_made_of_themselves) {
    auto const first = segment(R"(all of (country = "DE"))");
    auto const second = segment("all of (member of " + to_string(first) + ")");
    auto const change = [&](SegmentId id, std::int64_t version, std::string const& text) {
        return auth::testing::wrong_in(write(
            [&](db::Write& write) { return change_segment(write, id, {.version = version, .name = {}, .condition = {}, .text = text}); }));
    };
    EXPECT_THAT(change(first, 1, "all of (member of " + to_string(first) + ")"),
                ElementsAre("/condition/conditions/0/segment_id segment_itself"));
    EXPECT_THAT(change(first, 1, "all of (member of " + to_string(second) + ")"),
                ElementsAre("/condition/conditions/0/segment_id segment_cycle"));
    EXPECT_THAT(change(first, 1, "all of (city is known)"), IsEmpty());
    EXPECT_THAT(change(first, 1, "all of (city is known)"), ElementsAre("version_stale"));
    EXPECT_THAT(auth::testing::wrong_in(write([&](db::Write& write) { return archive_segment(write, first); })),
                ElementsAre("segment_used"));
}

TEST_P(Segments, that_ask_for_a_property_that_is_gone_stay_as_they_were) {
    write([](db::Write& write) { records::define_property(write, ObjectType::contacts, {"seats", "Seats", "number", "number"}).value(); });
    auto const ann = contact({{"firstname", "Ann"}, {"seats", "3"}});
    auto const id = segment("all of (seats >= 3)");
    EXPECT_THAT(members(id), ElementsAre(ann));
    ask(http::DELETE, "/crm/v3/properties/contacts/seats").value();
    set(ObjectType::contacts, ann, {{"city", "Kiel"}});
    settle();
    EXPECT_THAT(members(id), ElementsAre(ann));
    auto const page = ask(http::GET, "/api/segments/" + to_string(id)).value();
    EXPECT_EQ(page.at("problems").at(0).at("pointer").as_string(), "/condition/conditions/0/propertyName");
}

TEST_P(Segments, are_counted_line_by_line) {
    for (int i = 0; i < 10; ++i)
        contact({{"country", i < 6 ? "DE" : "NL"}, {"city", i % 2 ? "Kiel" : "Bonn"}, {"jobtitle", i % 3 ? "Owner" : ""}});
    auto const counted = read([](db::Read& read) {
        return preview(read, {.condition = {},
                              .text = R"(all of (country = "DE", any of (city = "Kiel", jobtitle is known), none of (city = "Bonn")))",
                              .against = {}})
            .value();
    });
    EXPECT_EQ(counted.contacts, 10);
    std::vector<std::vector<std::int64_t>> lines;
    for (auto const& line : counted.lines) lines.push_back({line.alone, line.left, line.adds});
    // DE: 0-5. Kiel among them: 1 3 5. Known job: 1 2 4 5. None in Bonn leaves 1 3 5.
    EXPECT_THAT(lines, ElementsAre(ElementsAre(3, 3, 0), ElementsAre(6, 6, 0), ElementsAre(8, 5, 0), ElementsAre(5, 3, 3),
                                   ElementsAre(6, 5, 2), ElementsAre(5, 3, 0), ElementsAre(5, 3, 0)));
    EXPECT_EQ(counted.members, 3);
    EXPECT_EQ(counted.first.size(), 3U);
}

TEST_P(Segments, tell_why_somebody_is_in_or_not) {
    auto const ann = contact({{"firstname", "Ann"}, {"country", "DE"}});
    look(ann, ago(3), {"/prices"});
    auto const id = segment(R"(all of (country = "DE", did test_page "/prices" at least 2 times))");
    auto const told = read([&](db::Read& read) { return why(read, id, ann).value(); });
    EXPECT_FALSE(told.is_in);
    ASSERT_EQ(told.lines.size(), 3U);
    EXPECT_TRUE(told.lines[1].holds);
    EXPECT_FALSE(told.lines[1].decides);
    EXPECT_EQ(told.lines[1].evidence.at(0).text, "DE");
    EXPECT_TRUE(told.lines[1].evidence.at(0).at);
    EXPECT_FALSE(told.lines[2].holds);
    EXPECT_TRUE(told.lines[2].decides) << "out by this one alone";
    ASSERT_EQ(told.lines[2].evidence.size(), 1U);
    EXPECT_EQ(told.lines[2].evidence[0].text, "/prices");
    look(ann, ago(1), {"/prices"});
    settle();
    EXPECT_TRUE(read([&](db::Read& read) { return why(read, id, ann).value(); }).since);
}

TEST_P(Segments, fixed_ones_are_who_was_put_in) {
    auto const ann = contact({{"firstname", "Ann"}}), bob = contact({{"firstname", "Bob"}});
    auto const made = ask(http::POST, "/api/segments", json::object{{"name", "Fair"}, {"kind", "fixed"}}).value();
    auto const path = "/api/segments/" + std::string(made.at("id").as_string());
    EXPECT_EQ(ask(http::POST, path + "/members", json::object{{"add", json::array{to_string(ann), to_string(bob), "77"}}})
                  .value()
                  .at("members")
                  .as_int64(),
              2);
    auto const live = segment("all of (member of " + std::string(made.at("id").as_string()) + ")");
    EXPECT_THAT(members(live), ElementsAre(ann, bob));
    ask(http::POST, path + "/members", json::object{{"remove", json::array{to_string(ann)}}}).value();
    settle();
    EXPECT_THAT(members(live), ElementsAre(bob));
    EXPECT_EQ(ask(http::GET, path).value().at("members").as_int64(), 1);
    EXPECT_THAT(auth::testing::wrong_in(ask(http::POST, "/api/segments/" + to_string(live) + "/members", json::object{})),
                ElementsAre("segment_live"));
}

/// Whatever happens, in whatever order: what is kept is what the condition means.
TEST_P(Segments, keep_who_they_mean_through_anything) {
    std::mt19937 dice(7);
    auto const pick = [&](int many) { return std::uniform_int_distribution<int>(0, many - 1)(dice); };
    std::vector<RecordId> people, firms, deals;
    for (int i = 0; i < 12; ++i) people.push_back(contact({{"firstname", std::to_string(i)}}));
    for (int i = 0; i < 4; ++i) firms.push_back(company({{"name", std::to_string(i)}, {"industry", "Roofing"}}));
    for (int i = 0; i < 4; ++i) deals.push_back(deal({{"dealname", std::to_string(i)}, {"amount", "10"}}));
    std::vector<SegmentId> ids;
    for (auto const* text :
         {R"(all of (country = "DE", none of (city is known)))",
          R"(any of (has companies where (industry = "Roofing"), has deals where (amount > 15)))",
          R"(all of (did test_page "/p" at least 2 times in the last 30 days))", R"(all of (did test_page at most 0 times))",
          R"(any of (consent "newsletter" is given, consent "newsletter" is none))", R"(none of (has companies))"})
        ids.push_back(segment(text));
    ids.push_back(segment("all of (member of " + to_string(ids[0]) + ", member of " + to_string(ids[1]) + ")"));
    std::size_t entered = 0;
    for (int step = 0; step < 250; ++step) {
        auto const person = people[static_cast<std::size_t>(pick(12))];
        auto const firm = firms[static_cast<std::size_t>(pick(4))];
        auto const sale = deals[static_cast<std::size_t>(pick(4))];
        write([&](db::Write& write) {
            switch (pick(11)) {
                case 0:
                    static_cast<void>(records::update(write, ObjectType::contacts, person, {{"country", pick(2) ? "DE" : "NL"}}));
                    break;
                case 1:
                    static_cast<void>(records::update(write, ObjectType::contacts, person, {{"city", pick(2) ? "Kiel" : ""}}));
                    break;
                case 2:
                    static_cast<void>(
                        records::update(write, ObjectType::companies, firm, {{"industry", pick(2) ? "Roofing" : "Painting"}}));
                    break;
                case 3:
                    static_cast<void>(records::update(write, ObjectType::deals, sale, {{"amount", std::to_string(10 + pick(10))}}));
                    break;
                case 4:
                    static_cast<void>(records::associate(write, ObjectType::contacts, person, ObjectType::companies, firm));
                    break;
                case 5:
                    static_cast<void>(records::dissociate(write, ObjectType::contacts, person, ObjectType::companies, firm));
                    break;
                case 6:
                    static_cast<void>(records::associate(write, ObjectType::deals, sale, ObjectType::contacts, person));
                    break;
                case 7:
                    static_cast<void>(pick(3) ? records::restore(write, ObjectType::contacts, person)
                                              : records::archive(write, ObjectType::contacts, person));
                    break;
                case 8:
                    static_cast<void>(pick(2) ? records::restore(write, ObjectType::companies, firm)
                                              : records::archive(write, ObjectType::companies, firm));
                    break;
                case 9:
                    static_cast<void>(pick(2) ? consent::give(write, person, "newsletter", {"x"})
                                              : consent::withdraw(write, person, "newsletter", {"x"}));
                    break;
                default:
                    break;
            }
        });
        if (pick(4) == 0) look(person, ago(pick(60)), {"/p", "/q"});
        if (pick(5) != 0) continue;
        settle();
        for (auto const id : ids) {
            ASSERT_EQ(members(id), recomputed(id)) << "segment " << id.value << " after step " << step;
            entered += members(id).size();
            auto const kept = read([&](db::Read& read) { return find_segment(read, id)->members; });
            ASSERT_LE(members(id).size(), static_cast<std::size_t>(kept.value_or(0)));
        }
    }
    EXPECT_GT(entered, 100U);
}

}  // namespace
}  // namespace tandem::segments
