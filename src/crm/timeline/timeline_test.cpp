#include "crm/timeline/timeline.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "crm/records/testing.hpp"
#include "crm/timeline/activities.hpp"

namespace tandem::timeline {

extern feature::Feature const self;

namespace {

using auth::testing::wrong_in;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using enum ObjectType;

Instant const monday = parse_rfc3339("2026-11-23T16:00:00Z").value();

constexpr Kind visit{.name = "a_visit", .label = "Visit", .department = Department::marketing, .tab = Tab::web, .by_contact = true};
constexpr Kind letter{.name = "a_letter", .label = "Letter", .tab = Tab::mail, .also = Tab::sales};
constexpr Kind forgotten{.name = "a_kind_that_no_feature_declares", .label = "x"};
feature::Feature const others{.timeline = {visit, letter}};

class Telling : public records::testing::CompanyWithRecords {
protected:
    Telling() : CompanyWithRecords({&self, &others}) {}

    void SetUp() override {
        CompanyWithRecords::SetUp();
        if (IsSkipped()) return;
        ben = add_user("Ben Hollis", "ben@ferrow.example");
        eve = add_user("Eve", "eve@ferrow.example");
        at(monday - days(30), [&](db::Write& write) { ada = records::create(write, contacts, {{"firstname", "Ada"}}).value(); });
    }
    void tell(Instant when, Kind const& kind, std::string title, std::optional<std::int64_t> id = {}) {
        write([&](db::Write& write) {
            timeline::add(write, {.object = contacts, .record = ada, .kind = kind, .title = std::move(title), .at = when, .id = id});
        });
    }
    template <class F>
    auto as(UserId user, Instant when, F&& body, db::Role role = db::Role::rep, db::Means means = db::Means::session) {
        return at(when, [&](db::Write& write) {
            write.act_as(user, role, means);
            return body(write);
        });
    }
    json::value story(std::string const& query = "", std::optional<RecordId> record = {}, char const* object = "contacts") {
        return ask(http::GET, fmt::format("/api/records/{}/{}/timeline?{}", object, to_string(record.value_or(ada)), query)).value();
    }
    static std::vector<std::string> told_in(json::value const& story, char const* member = "title") {
        std::vector<std::string> all;
        for (auto const& one : story.at("results").as_array()) {
            auto const* found = one.as_object().if_contains(member);
            all.emplace_back(found && found->is_string() ? std::string_view(found->as_string()) : "-");
        }
        return all;
    }
    std::string property(char const* name) { return value(contacts, ada, name); }

    UserId ben, eve;
    RecordId ada;
};

class Timeline : public Telling {};
TANDEM_ON_BOTH_ENGINES(Timeline);

TEST_P(Timeline, begins_with_the_newest_and_of_one_moment_with_what_was_told_last) {
    tell(monday, note_kind, "of the moment, first", 5);
    tell(monday, note_kind, "of the moment, second", 7);
    tell(monday + milliseconds(1), note_kind, "newest", 1);
    tell(monday - days(1), note_kind, "told late", 9);
    EXPECT_THAT(told_in(story()),
                ElementsAre("newest", "of the moment, second", "of the moment, first", "told late", "Created the contact"));
}

TEST_P(Timeline, comes_in_pages_that_miss_and_repeat_nothing) {
    for (int i = 0; i < 7; ++i) tell(monday, note_kind, std::to_string(i), 10 + i);
    std::vector<std::string> const all{"6", "5", "4", "3", "2", "1", "0", "Created the contact"};
    for (int limit : {1, 3, 4, 8, 200}) {
        std::vector<std::string> seen;
        std::string after;
        for (int pages = 0; pages < 10; ++pages) {
            auto const page = story(fmt::format("limit={}{}", limit, after));
            EXPECT_EQ(page.at_pointer("/counts/all"), 8);
            for (auto const& title : told_in(page)) seen.push_back(title);
            auto const* paging = page.as_object().if_contains("paging");
            if (!paging) break;
            after = "&after=" + std::string(paging->at_pointer("/next/after").as_string());
        }
        EXPECT_THAT(seen, ElementsAreArray(all)) << limit;
    }
    EXPECT_FALSE(ask(http::GET, fmt::format("/api/records/contacts/{}/timeline?after=yesterday", to_string(ada))));
    EXPECT_THAT(wrong_in(ask(http::GET, "/api/records/contacts/7/timeline")), ElementsAre("record_unknown"));
}

TEST_P(Timeline, shows_each_tab_its_kinds_and_counts_them) {
    tell(monday + days(1), visit, "visited");
    tell(monday + days(2), note_kind, "noted");
    tell(monday + days(3), email_kind, "wrote");
    tell(monday + days(4), letter, "sent");
    tell(monday + days(5), forgotten, "of a feature that is gone");
    EXPECT_THAT(told_in(story("topic=web")), ElementsAre("visited"));
    EXPECT_THAT(told_in(story("topic=mail")), ElementsAre("sent", "wrote"));
    EXPECT_THAT(told_in(story("topic=sales")), ElementsAre("sent", "wrote", "noted"));
    EXPECT_THAT(told_in(story("topic=all")), ElementsAre("sent", "wrote", "noted", "visited", "Created the contact"));
    EXPECT_EQ(story("topic=web&limit=1").at("counts"), (json::value{{"all", 5}, {"web", 1}, {"mail", 2}, {"sales", 3}}));
}

TEST_P(Timeline, signs_with_the_user_unless_somebody_else_did_it) {
    as(ben, monday, [&](db::Write& write) {
        timeline::add(write, {.object = contacts, .record = ada, .kind = note_kind, .title = "a"});
        timeline::add(write, {.object = contacts, .record = ada, .kind = visit, .title = "b"});
        timeline::add(write, {.object = contacts, .record = ada, .kind = note_kind, .title = "c", .by = "Ada"});
    });
    auto const all = story("limit=3");
    EXPECT_THAT(told_in(all), ElementsAre("c", "b", "a"));
    EXPECT_THAT(told_in(all, "actor"), ElementsAre("Ada", "-", "Ben Hollis")) << "a visit is the contact's doing";
    EXPECT_THAT(told_in(all, "department"), ElementsAre("sales", "marketing", "sales"));
}

TEST_P(Timeline, tells_what_goes_on_in_one_entry) {
    tell(monday, visit, "one page", 5);
    tell(monday, visit, "two pages", 5);
    EXPECT_THAT(told_in(story("topic=web")), ElementsAre("two pages"));
    EXPECT_EQ(property("hs_last_activity_title"), "two pages");
}

TEST_P(Timeline, gives_rules_the_facts_of_their_kinds_since_a_time) {
    tell(monday, visit, "old");
    tell(monday + days(1), visit, "new");
    tell(monday + days(1), note_kind, "note");
    tell(monday + days(2), visit, "newest");
    auto const titles = [&](std::vector<std::string> const& kinds, int limit) {
        std::vector<std::string> all;
        for (auto const& fact : read([&](db::Read& read) { return facts_of(read, contacts, ada, kinds, monday + days(1), limit); }))
            all.push_back(fact.title);
        return all;
    };
    EXPECT_THAT(titles({"a_visit"}, 10), ElementsAre("newest", "new"));
    EXPECT_THAT(titles({"a_visit", "note"}, 2), ElementsAre("newest", "note"));
    EXPECT_THAT(titles({"call"}, 10), IsEmpty());
}

class LastActivity : public Telling {
protected:
    std::vector<std::string> last() {
        return {property("hs_last_activity_title"), property("hs_last_activity_type"), property("hs_last_activity_department"),
                property("hs_last_activity_date").substr(0, 10)};
    }
};
TANDEM_ON_BOTH_ENGINES(LastActivity);

TEST_P(LastActivity, is_the_newest_that_counts_as_one) {
    EXPECT_THAT(last(), ElementsAre("", "", "", "")) << "that somebody made the record is none";
    tell(monday, visit, "visited");
    EXPECT_THAT(last(), ElementsAre("visited", "a_visit", "marketing", "2026-11-23"));
    tell(monday - days(1), note_kind, "told late");
    EXPECT_THAT(last(), ElementsAre("visited", "a_visit", "marketing", "2026-11-23"));
    tell(monday, call_kind, "called in the same moment");
    EXPECT_THAT(last(), ElementsAre("called in the same moment", "call", "sales", "2026-11-23"));
    set(contacts, ada, {{"firstname", "Eve"}});
    write([&](db::Write& write) { records::archive(write, contacts, ada).value(); });
    write([&](db::Write& write) { records::restore(write, contacts, ada).value(); });
    EXPECT_THAT(last(), ElementsAre("called in the same moment", "call", "sales", "2026-11-23"));
}

TEST_P(LastActivity, of_a_deal_is_not_that_of_its_contact) {
    auto const deal = this->deal({{"dealname", "d"}});
    link(deals, deal, contacts, ada);
    write([&](db::Write& write) { timeline::add(write, {.object = deals, .record = deal, .kind = note_kind, .title = "on the deal"}); });
    EXPECT_EQ(property("hs_last_activity_title"), "");
}

TEST_P(LastActivity, is_marked_on_the_companies_and_open_deals_it_concerns) {
    auto const firm = company({{"name", "Firm"}});
    auto const open = deal({{"dealname", "open"}}), lost = deal({{"dealname", "lost"}, {"dealstage", "closedlost"}});
    auto const stranger = company({{"name", "Stranger"}});
    for (auto const one : {open, lost}) link(contacts, ada, deals, one);
    link(contacts, ada, companies, firm);
    as(ben, monday, [&](db::Write& write) { record_activity(write, contacts, ada, {ActivityKind::call, {"called"}, {}, {}, {}}).value(); });
    auto const updated = [&](ObjectType type, RecordId id) { return value(type, id, "notes_last_updated").substr(0, 10); };
    EXPECT_EQ(updated(contacts, ada), "2026-11-23");
    EXPECT_EQ(updated(companies, firm), "2026-11-23");
    EXPECT_EQ(updated(deals, open), "2026-11-23");
    EXPECT_EQ(updated(deals, lost), "");
    EXPECT_EQ(updated(companies, stranger), "");
    as(ben, monday + days(1), [&](db::Write& write) {
        record_activity(write, companies, firm, {ActivityKind::note, {"n"}, {}, {}, {}}).value();
    });
    EXPECT_EQ(updated(companies, firm), "2026-11-24");
    EXPECT_EQ(updated(contacts, ada), "2026-11-23") << "what is noted on a company concerns nobody of it";
    as(ben, monday - days(9), [&](db::Write& write) {
        record_activity(write, contacts, ada, {ActivityKind::call, {"long ago"}, {}, {}, {}}).value();
    });
    EXPECT_EQ(updated(companies, firm), "2026-11-24");
    EXPECT_EQ(updated(contacts, ada), "2026-11-23") << "what is told late sets nothing back";
}

class Edits : public Telling {
protected:
    /// Title, detail and department of what was told last.
    std::vector<std::string> last(char const* object = "contacts", std::optional<RecordId> record = {}) {
        auto const all = story("limit=1", record, object);
        return {told_in(all)[0], told_in(all, "detail")[0], told_in(all, "department")[0]};
    }
    void edit(records::PropertyValues const& values, db::Role role = db::Role::rep, db::Means means = db::Means::session) {
        as(
            means == db::Means::job ? UserId() : ben, now(),
            [&](db::Write& write) { records::update(write, contacts, ada, values).value(); }, role, means);
    }
};
TANDEM_ON_BOTH_ENGINES(Edits);

TEST_P(Edits, are_told_in_the_words_of_the_screens) {
    edit({{"firstname", "Eve"}});
    EXPECT_THAT(last(), ElementsAre("Changed First name", "Ada → Eve", "sales"));
    edit({{"city", "Kiel"}}, db::Role::marketer);
    EXPECT_THAT(last(), ElementsAre("Changed City", "nothing → Kiel", "marketing"));
    edit({{"city", ""}});
    EXPECT_THAT(last(), ElementsAre("Changed City", "Kiel → nothing", "sales"));
    edit({{"lifecyclestage", "salesqualifiedlead"}});
    EXPECT_THAT(last(), ElementsAre("Changed Lifecycle stage", "Lead → SQL", "sales")) << "its date is told by it";
    edit({{"hubspot_owner_id", to_string(eve)}});
    EXPECT_THAT(last(), ElementsAre("Changed Owner", "nothing → Eve", "sales"));
    edit({{"city", "Graz"}, {"phone", "1"}}, db::Role::rep, db::Means::import);
    EXPECT_THAT(last(), ElementsAre("Changed 2 properties", "from an import", "sales"));
}

TEST_P(Edits, of_stages_name_the_stage_of_the_pipeline_then) {
    auto const stage = [](char const* label) {
        return json::object{{"label", label}, {"stageId", "contractsent"}, {"metadata", {{"probability", "0.5"}}}};
    };
    ask(http::POST, "/crm/v3/pipelines/deals", {{"label", "Short"}, {"pipelineId", "short"}, {"stages", json::array{stage("Signed?")}}})
        .value();
    auto const deal = this->deal({{"dealname", "d"}, {"dealstage", "qualifiedtobuy"}});
    set(deals, deal, {{"dealstage", "contractsent"}});
    EXPECT_THAT(last("deals", deal), ElementsAre("Changed Deal stage", "Qualified to buy → Contract sent", "sales"));
    set(deals, deal, {{"dealstage", "qualifiedtobuy"}});
    set(deals, deal, {{"pipeline", "short"}, {"dealstage", "contractsent"}});
    auto const changes = story("limit=1", deal, "deals").at_pointer("/results/0/facts/changes").as_array();
    EXPECT_THAT(changes, ::testing::Contains(json::value{{"name", "Deal stage"}, {"former", "Qualified to buy"}, {"later", "Signed?"}}));
}

TEST_P(Edits, that_follow_from_something_told_elsewhere_are_not_told) {
    auto const before = story().at_pointer("/counts/all");
    edit({{"hubspotscore", "9"}});
    edit({{"hs_latest_source", "Newsletter"}, {"hs_analytics_source", "Fair"}});
    edit({{"lifecyclestage", "marketingqualifiedlead"}, {"hubspot_owner_id", to_string(eve)}}, db::Role::owner, db::Means::job);
    EXPECT_EQ(story().at_pointer("/counts/all"), before);
    edit({{"lifecyclestage", "lead"}, {"city", "Kiel"}}, db::Role::owner, db::Means::job);
    EXPECT_THAT(last(), ElementsAre("Changed City", "nothing → Kiel", "sales"));
}

TEST_P(Edits, that_a_person_has_the_program_do_are_told) {
    as(
        ben, monday,
        [&](db::Write& write) {
            records::update(write, contacts, ada, {{"lifecyclestage", "customer"}}).value();
        },
        db::Role::rep, db::Means::job);
    EXPECT_THAT(last(), ElementsAre("Changed Lifecycle stage", "Lead → Customer", "sales"));
}

TEST_P(Edits, of_long_texts_are_cut_between_letters) {
    std::string umlauts = "a";
    for (int i = 0; i < 100; ++i) umlauts += "ü";
    edit({{"firstname", umlauts}});
    EXPECT_EQ(property("firstname"), umlauts);
    EXPECT_EQ(last()[1], "Ada → " + umlauts.substr(0, 79));
}

TEST_P(Edits, and_what_else_becomes_of_a_record_are_told) {
    write([&](db::Write& write) { records::archive(write, contacts, ada).value(); });
    EXPECT_EQ(last()[0], "Archived");
    write([&](db::Write& write) { records::restore(write, contacts, ada).value(); });
    EXPECT_EQ(last()[0], "Brought back");
    auto const by_form = as(
        UserId(), monday,
        [](db::Write& write) {
            return records::create(write, contacts, {{"firstname", "F"}}).value();
        },
        db::Role::visitor, db::Means::public_link);
    EXPECT_THAT(last("contacts", by_form), ElementsAre("Created the contact", "on a public page", "marketing"));
}

}  // namespace
}  // namespace tandem::timeline
