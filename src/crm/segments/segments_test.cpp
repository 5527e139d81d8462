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
#include "crm/segments/users.hpp"
#include "crm/timeline/activity_kinds.hpp"
#include "platform/jobs/runner.hpp"

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

/// What the database takes until it does not.
bool is_broken = false;
Said const brittle{OwnCondition{.name = "test_brittle",
                                .label = "Is brittle",
                                .compile = [](db::Read&, std::map<std::string, std::string> const&) -> Result<db::Condition> {
                                    return is_broken ? db::condition("nothing_of_the_kind = 1") : db::condition("contact.city = 'Kiel'");
                                }}};
SegmentId named_by_a_feature;
SaidUsers const fair{[](db::Read&, SegmentId id) {
    return id == named_by_a_feature ? std::vector<SegmentUser>{{"fairs", "Spring fair", "/fairs/1"}} : std::vector<SegmentUser>{};
}};

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

    /// Everything that is due, as the program does it.
    void work() {
        jobs::Handlers handlers;
        add_handlers(handlers);
        jobs::run_due(database(), handlers);
    }
    /// Sees all but the deals of others.
    db::Actor somebody(UserId user) {
        auto asker = actor();
        asker.user_id = user;
        asker.role = db::Role::rep;
        asker.access = {{{"contacts", db::RecordAccess::all}, {"deals", db::RecordAccess::own}}};
        return asker;
    }

    /// Who is meant, by both ways of asking: first names.
    std::vector<std::string> meant(std::string const& text) { return meant(text, actor()); }
    std::vector<std::string> meant(std::string const& text, db::Actor const& asker) {
        return database().read(asker, [&](db::Read& read) {
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
        return read([&](db::Read& read) {
            return all_contacts(
                read,
                db::condition(
                    "contact.id in (select m.contact_id from segment_member m where {{visible segment_member m}} and m.segment_id = ?)",
                    {id.value}));
        });
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

TEST_P(Segments, count_what_an_activity_tells_while_it_lives_is_linked_and_is_seen) {
    using timeline::activity::calls;
    auto const ann = contact({{"firstname", "Ann"}});
    auto const eve = add_user("Eve", "eve@ferrow.example"), ben = add_user("Ben", "ben@ferrow.example");
    auto const call = add(calls, {{"hs_call_body", "Hello"}, {"hubspot_owner_id", to_string(ben)}});
    link(calls, call, ObjectType::contacts, ann);
    auto const called = R"(all of (did call at least 1 times in the last 30 days))";
    auto const not_called = R"(all of (did call at most 0 times))";
    EXPECT_THAT(meant(called), ElementsAre("Ann"));
    EXPECT_THAT(meant(called, somebody(eve)), ElementsAre("Ann"));
    auto const id = segment(called);
    EXPECT_THAT(members(id), ElementsAre(ann));

    write([&](db::Write& write) { records::archive(write, calls, call).value(); });
    EXPECT_THAT(meant(called), IsEmpty());
    EXPECT_THAT(meant(not_called), ElementsAre("Ann"));
    settle();
    EXPECT_THAT(members(id), IsEmpty());
    write([&](db::Write& write) { records::restore(write, calls, call).value(); });
    EXPECT_THAT(meant(called), ElementsAre("Ann"));
    settle();
    EXPECT_THAT(members(id), ElementsAre(ann));

    set(calls, call, {{"hs_timestamp", format_rfc3339(ago(40))}});
    EXPECT_THAT(meant(called), IsEmpty());
    EXPECT_THAT(meant(R"(all of (did call exactly 1 times in the last 50 days))"), ElementsAre("Ann"));
    settle();
    EXPECT_THAT(members(id), IsEmpty());
    set(calls, call, {{"hs_timestamp", format_rfc3339(ago(3))}});
    EXPECT_THAT(meant(called), ElementsAre("Ann"));

    write([&](db::Write& write) { records::dissociate(write, calls, call, ObjectType::contacts, ann).value(); });
    EXPECT_THAT(meant(not_called), ElementsAre("Ann"));
    settle();
    EXPECT_THAT(members(id), IsEmpty());
    link(calls, call, ObjectType::contacts, ann);
    EXPECT_THAT(meant(called), ElementsAre("Ann"));

    auto const theirs = deal({{"dealname", "Theirs"}, {"hubspot_owner_id", to_string(ben)}});
    link(calls, call, ObjectType::deals, theirs);
    EXPECT_THAT(meant(called), ElementsAre("Ann"));
    EXPECT_THAT(meant(called, somebody(eve)), IsEmpty()) << "the call tells of a deal that Eve does not see";
    EXPECT_THAT(meant(not_called, somebody(eve)), ElementsAre("Ann"));
    EXPECT_THAT(meant(called, somebody(ben)), ElementsAre("Ann"));
}

TEST_P(Segments, that_the_database_does_not_answer_keep_who_is_in_and_no_other_waiting) {
    is_broken = false;
    auto const ann = contact({{"firstname", "Ann"}, {"city", "Kiel"}}), bob = contact({{"firstname", "Bob"}, {"city", "Kiel"}});
    auto const brittle_one = segment("all of (meets test_brittle ())");
    auto const sound = segment("all of (city = \"Kiel\")");
    is_broken = true;
    set(ObjectType::contacts, bob, {{"city", "Bonn"}});
    work();
    EXPECT_THAT(members(sound), ElementsAre(ann));
    EXPECT_THAT(members(brittle_one), ElementsAre(ann, bob)) << "who is in stays in";
    auto const page = ask(http::GET, "/api/segments/" + to_string(brittle_one)).value();
    EXPECT_EQ(page.at("problems").at(0).at("code").as_string(), "segment_unanswered");
    EXPECT_TRUE(ask(http::GET, "/api/segments/" + to_string(sound)).value().at("problems").as_array().empty());
    is_broken = false;
    write([&](db::Write& write) { write.enqueue(RecountSegments{}); });
    work();
    EXPECT_THAT(members(brittle_one), ElementsAre(ann)) << "what it missed is made up for";
    EXPECT_TRUE(ask(http::GET, "/api/segments/" + to_string(brittle_one)).value().at("problems").as_array().empty());
}

TEST_P(Segments, are_not_archived_while_something_names_them) {
    auto const first = segment("all of (city is known)");
    segment("all of (member of " + to_string(first) + ")");
    named_by_a_feature = first;
    auto const page = ask(http::GET, "/api/segments/" + to_string(first)).value();
    EXPECT_EQ(page.at("used_by").as_array().size(), 2U);
    EXPECT_EQ(page.at("used_by").at(0), (json::value{{"object", "fairs"}, {"name", "Spring fair"}, {"link", "/fairs/1"}}));
    EXPECT_EQ(page.at("used_by").at(1).at("name").as_string(), "S");
    auto const refused = ask(http::DELETE, "/api/segments/" + to_string(first));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "segment_used");
    EXPECT_THAT(refused.error().message, ::testing::HasSubstr("“Spring fair” and “S”"));
    named_by_a_feature = {};
    EXPECT_FALSE(ask(http::DELETE, "/api/segments/" + to_string(first))) << "the other segment still does";
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

TEST_P(Segments, of_two_hundred_conditions_are_counted) {
    auto const firm = company({{"name", "Firm"}});
    for (int i = 0; i < 3; ++i) contact({{"city", i ? "Kiel" : "Bonn"}});
    link(ObjectType::contacts, contact({{"city", "Rom"}}), ObjectType::companies, firm);
    for (auto const* line : {R"(city not in ("Bonn", "Rom"))", "has companies", R"(did test_page "/p" at least 1 times)"}) {
        for (auto const* holding : {"all", "any", "none"}) {
            std::string text = std::string(holding) + " of (";
            for (int i = 0; i < 199; ++i) text += std::string(i ? ", " : "") + line;
            auto const counted = read([&](db::Read& read) { return preview(read, {.condition = {}, .text = text + ")", .against = {}}); });
            ASSERT_TRUE(counted) << holding << line << counted.error().message;
            EXPECT_EQ(counted->contacts, 4);
            auto const one = counted->lines.at(1).alone;
            EXPECT_EQ(counted->members, std::string_view(holding) == "none" ? 4 - one : one) << holding << line;
            EXPECT_EQ(counted->lines.at(199).left, counted->members);
        }
    }
}

TEST_P(Segments, that_are_not_counted_to_the_end_tell_no_number) {
    write([](db::Write& write) { records::define_property(write, ObjectType::contacts, {"seats", "Seats", "number", "number"}).value(); });
    contact({{"seats", "3"}});
    auto const made = ask(http::POST, "/api/segments", json::object{{"name", "Large"}, {"text", "all of (seats >= 3)"}}).value();
    auto const path = "/api/segments/" + std::string(made.at("id").as_string());
    EXPECT_FALSE(made.as_object().contains("members"));
    ask(http::DELETE, "/crm/v3/properties/contacts/seats").value();
    work();
    auto const page = ask(http::GET, path).value();
    EXPECT_FALSE(page.as_object().contains("members"));
    EXPECT_EQ(page.at("counted_version").as_int64(), 0);
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

TEST_P(Segments, show_of_linked_records_those_that_fit) {
    auto const ann = contact({{"firstname", "Ann"}});
    for (auto const* amount : {"10", "500", "900"}) {
        auto const one = deal({{"dealname", std::string("For ") + amount}, {"amount", amount}});
        link(ObjectType::contacts, ann, ObjectType::deals, one);
    }
    auto const firm = company({{"name", "Firm"}, {"industry", "Roofing"}});
    link(ObjectType::contacts, ann, ObjectType::companies, firm);
    auto const id = segment(R"(all of (has deals where (amount > 100), has companies where (industry = "Painting")))");
    auto const told = read([&](db::Read& read) { return why(read, id, ann).value(); });
    ASSERT_EQ(told.lines.size(), 3U);
    EXPECT_TRUE(told.lines[1].holds);
    std::vector<std::string> shown;
    for (auto const& evidence : told.lines[1].evidence) {
        shown.push_back(evidence.text);
        EXPECT_TRUE(evidence.at) << "since when they are linked";
        EXPECT_EQ(evidence.object, "deals");
    }
    EXPECT_THAT(shown, UnorderedElementsAre("For 500", "For 900"));
    EXPECT_FALSE(told.lines[2].holds);
    EXPECT_THAT(told.lines[2].evidence, IsEmpty());
}

TEST_P(Segments, fixed_ones_are_who_was_put_in) {
    auto const ann = contact({{"firstname", "Ann"}}), bob = contact({{"firstname", "Bob"}});
    auto const made = ask(http::POST, "/api/segments", json::object{{"name", "Fair"}, {"kind", "fixed"}}).value();
    auto const path = "/api/segments/" + std::string(made.at("id").as_string());
    auto const add = [&](json::array const& contacts) { return ask(http::POST, path + "/members", json::object{{"add", contacts}}); };
    EXPECT_THAT(auth::testing::wrong_in(add({to_string(ann), "77"})), ElementsAre("/add/1 record_unknown"));
    EXPECT_EQ(add({to_string(ann), to_string(bob), to_string(bob)}).value().at("members").as_int64(), 2);
    auto const live = segment("all of (member of " + std::string(made.at("id").as_string()) + ")");
    EXPECT_THAT(members(live), ElementsAre(ann, bob));
    ask(http::POST, path + "/members", json::object{{"remove", json::array{to_string(ann)}}}).value();
    settle();
    EXPECT_THAT(members(live), ElementsAre(bob));
    EXPECT_EQ(ask(http::GET, path).value().at("members").as_int64(), 1);
    EXPECT_THAT(auth::testing::wrong_in(ask(http::POST, "/api/segments/" + to_string(live) + "/members", json::object{})),
                ElementsAre("segment_live"));
}

TEST_P(Segments, fixed_ones_begin_with_whom_their_condition_meant_to_their_maker) {
    std::vector<RecordId> all;
    for (int i = 0; i < 450; ++i) all.push_back(contact({{"city", i % 3 ? "Kiel" : "Bonn"}}));
    auto const made = write([&](db::Write& write) {
        return add_segment(write, {.name = {"Fair"}, .kind = SegmentKind::fixed, .condition = {}, .text = R"(all of (city = "Kiel"))"})
            .value()
            .id;
    });
    work();
    EXPECT_EQ(members(made).size(), 300U);
    auto const page = ask(http::GET, "/api/segments/" + to_string(made)).value();
    EXPECT_EQ(page.at("members").as_int64(), 300);
    EXPECT_EQ(page.at("counted_version"), page.at("version"));
    set(ObjectType::contacts, all[0], {{"city", "Kiel"}});
    work();
    EXPECT_EQ(members(made).size(), 300U) << "who comes later is not put in";
}

TEST_P(Segments, are_at_most_a_thousand) {
    auto const first = segment("all of (city is known)");
    write([&](db::Write& write) {
        for (int i = 1; i < 1'000; ++i)
            insert_segment(write, {.id = make<SegmentId>(),
                                   .name = "S",
                                   .kind = SegmentKind::fixed,
                                   .condition = group(Holding::any, {}),
                                   .members = 0,
                                   .created_at = write.now(),
                                   .created_by = {},
                                   .updated_at = write.now(),
                                   .updated_by = {},
                                   .problem = {}});
    });
    auto const another = [&] { return auth::testing::wrong_in(ask(http::POST, "/api/segments", json::object{{"name", "One more"}})); };
    EXPECT_THAT(another(), ElementsAre("too_many_segments"));
    ask(http::DELETE, "/api/segments/" + to_string(first)).value();
    EXPECT_THAT(another(), IsEmpty());
    EXPECT_THAT(auth::testing::wrong_in(ask(http::POST, "/api/segments/" + to_string(first) + "/restoration", json::object{})),
                ElementsAre("too_many_segments"));
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
