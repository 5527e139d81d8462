#include <gmock/gmock.h>

#include "crm/records/testing.hpp"
#include "crm/timeline/activities.hpp"
#include "platform/auth/record_access.hpp"

namespace tandem::timeline {

extern feature::Feature const self;

namespace {

using auth::testing::wrong_in;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using enum ObjectType;

Instant const noon = parse_rfc3339("2026-11-23T12:00:00Z").value();

/// Who acts in these tests: a task has an owner who exists.
struct AddAsker {
    static constexpr std::string_view sql = R"(
        insert into user_account (workspace_id, id, email, name, role, password_hash, created_at, updated_at)
        values (:workspace_id, :id, 'asker@ferrow.example', 'Cora Ash', 'owner', 'x', 0, 0))";
    UserId id;
};
TANDEM_QUERY(AddAsker, (id))

class OwnTasks : public records::testing::CompanyWithRecords {
protected:
    OwnTasks() : CompanyWithRecords({&self}) {}

    void SetUp() override {
        CompanyWithRecords::SetUp();
        if (IsSkipped()) return;
        write([](db::Write& write) { write.run(AddAsker{actor().user_id}); });
        ben = add_user("Ben Hollis", "ben@ferrow.example");
        ada = contact({{"firstname", "Ada"}});
        database().subscriptions().on<TasksChanged>([this](db::Write&, TasksChanged const&) { ++changes; });
    }
    Result<NotedActivity> activity(NewActivity const& given, ObjectType object, RecordId record) {
        return write([&](db::Write& write) { return record_activity(write, object, record, given); });
    }
    RecordId task(std::string const& body, std::optional<Instant> due, std::optional<UserId> whose = {},
                  std::optional<RecordId> deal = {}) {
        return activity({ActivityKind::task, {body}, {}, due, whose}, deal ? deals : contacts, deal.value_or(ada)).value().id;
    }
    static constexpr Place start{Instant{0}, 0};
    std::vector<std::string> open(Instant before = noon + days(1'000), int limit = 50, std::optional<UserId> whose = {}) {
        std::vector<std::string> bodies;
        for (auto const& one :
             read([&](db::Read& read) { return open_tasks(read, whose.value_or(actor().user_id), before, start, limit); }))
            bodies.push_back(one.subject.value());
        return bodies;
    }
    std::string next() {
        auto const found = read([&](db::Read& read) { return next_task(read, ada); });
        return found ? found->body : "";
    }
    /// As whoever has seen it as it is now.
    Result<json::value> patch(RecordId task, json::object values) {
        auto const seen = read([&](db::Read& read) { return find_activity(read, task); });
        values["version"] = seen ? seen->version : 1;
        return ask(http::PATCH, "/api/tasks/" + to_string(task), values);
    }
    int told(std::string const& title) {
        auto const facts = read([&](db::Read& read) { return facts_of(read, contacts, ada, {"task"}, Instant{0}, 100); });
        return static_cast<int>(std::ranges::count(facts, title, &Fact::title));
    }

    UserId ben;
    RecordId ada;
    int changes = 0;
};
TANDEM_ON_BOTH_ENGINES(OwnTasks);

TEST_P(OwnTasks, that_are_open_come_with_the_most_urgent_first_and_those_of_any_time_last) {
    task("any time", std::nullopt);
    task("tomorrow", noon + days(1));
    task("overdue", noon - days(2));
    task("of the same moment", noon + days(1));
    task("Ben's", noon, ben);
    activity({ActivityKind::note, {"a note is no task"}, {}, noon, {}}, contacts, ada).value();
    EXPECT_THAT(open(), ElementsAre("overdue", "tomorrow", "of the same moment", "any time"));
    EXPECT_THAT(open(noon + days(1)), ElementsAre("overdue", "any time")) << "due before";
    EXPECT_THAT(open(noon + days(1'000), 2), ElementsAre("overdue", "tomorrow"));
    EXPECT_THAT(open(noon + days(1'000), 50, ben), ElementsAre("Ben's"));
}

TEST_P(OwnTasks, come_a_page_at_a_time_each_once) {
    task("any time", std::nullopt);
    task("any time too", std::nullopt);
    task("tomorrow", noon + days(1));
    task("of the same moment", noon + days(1));
    std::vector<std::string> seen;
    std::string after;
    for (int page = 0; page < 5 && (page == 0 || !after.empty()); ++page) {
        auto const answer = ask(http::GET, "/api/tasks?limit=1&after=" + after).value();
        for (auto const& one : answer.at("results").as_array()) seen.emplace_back(one.at_pointer("/task/body").as_string());
        after = answer.as_object().contains("paging") ? std::string(answer.at_pointer("/paging/next/after").as_string()) : "";
    }
    EXPECT_THAT(seen, ElementsAre("tomorrow", "of the same moment", "any time", "any time too"));
    EXPECT_EQ(after, "") << "the last page names no next one";
}

TEST_P(OwnTasks, are_listed_with_the_title_of_their_record) {
    auto const deal = this->deal({{"dealname", "Ten bikes"}});
    task("call", noon);
    task("send", noon + days(1), {}, deal);
    auto const list = ask(http::GET, "/api/tasks").value().at("results");
    EXPECT_EQ(list.at_pointer("/0/record_title"), "Ada");
    EXPECT_EQ(list.at_pointer("/1/record_title"), "Ten bikes");
    EXPECT_EQ(list.as_array().size(), 2u);
}

TEST_P(OwnTasks, are_done_once_and_can_be_opened_again) {
    auto const id = task("call", noon);
    EXPECT_EQ(told("Task"), 1);
    at(noon, [&](db::Write& write) { change_task(write, id, {.version = 1, .done = true, .due_at = {}, .body = {}}).value(); });
    auto const first = json::value("2026-11-23T12:00:00.000Z");
    EXPECT_EQ(patch(id, {{"done", true}}).value().at("done_at"), first) << "done is done";
    EXPECT_EQ(told("Task done"), 1);
    EXPECT_EQ(changes, 2) << "made, and done once";
    EXPECT_THAT(open(), IsEmpty());
    EXPECT_EQ(next(), "");
    patch(id, {{"done", false}}).value();
    EXPECT_THAT(open(), ElementsAre("call"));
    patch(id, {{"done", true}}).value();
    EXPECT_EQ(told("Task done"), 2);
}

TEST_P(OwnTasks, change_in_what_is_named_only) {
    auto const id = task("call", noon);
    auto const changed = patch(id, {{"due_at", "2026-11-30T12:00:00Z"}}).value();
    EXPECT_EQ(changed.at("due_at"), "2026-11-30T12:00:00.000Z");
    EXPECT_EQ(changed.at("body"), "call");
    EXPECT_EQ(told("Task done"), 0);
    auto const note = activity({ActivityKind::note, {"a note"}, {}, {}, {}}, contacts, ada).value().id;
    EXPECT_THAT(wrong_in(patch(note, {{"done", true}})), ElementsAre("task_unknown"));
    EXPECT_THAT(wrong_in(patch(RecordId(7), {{"done", true}})), ElementsAre("task_unknown"));
}

TEST_P(OwnTasks, of_a_contact_and_its_live_deals_say_what_is_next) {
    auto const deal = this->deal({{"dealname", "d"}});
    link(contacts, ada, deals, deal);
    task("any time", std::nullopt);
    EXPECT_EQ(next(), "any time");
    task("on the deal", noon + days(1), {}, deal);
    task("on the contact", noon + days(2), ben);
    EXPECT_EQ(next(), "on the deal");
    write([&](db::Write& write) { records::archive(write, deals, deal).value(); });
    EXPECT_EQ(next(), "on the contact");
}

TEST_P(OwnTasks, of_a_record_are_finished_together_without_a_word) {
    task("one", noon);
    task("two", std::nullopt, ben);
    auto const deal = this->deal({{"dealname", "d"}});
    task("of another record", noon, {}, deal);
    auto const finish = [&] {
        auto const before = changes;
        write([&](db::Write& write) { finish_tasks(write, contacts, ada); });
        return changes - before;
    };
    EXPECT_EQ(finish(), 1);
    EXPECT_THAT(open(), ElementsAre("of another record"));
    EXPECT_THAT(open(noon + days(1'000), 50, ben), IsEmpty());
    EXPECT_EQ(told("Task done"), 0);
    EXPECT_EQ(finish(), 0) << "nothing has changed";
    activity({ActivityKind::note, {"a note is never done"}, {}, {}, {}}, contacts, ada).value();
    EXPECT_EQ(finish(), 0);
}

TEST_P(OwnTasks, that_are_asked_for_are_due_at_once_and_not_told) {
    at(noon, [&](db::Write& write) { ask_for(write, contacts, ada, ben, "answer"); });
    EXPECT_THAT(open(noon + milliseconds(1), 50, ben), ElementsAre("answer"));
    EXPECT_THAT(open(noon, 50, ben), IsEmpty());
    EXPECT_EQ(told("Task"), 0);
    EXPECT_EQ(changes, 1);
}

TEST_P(OwnTasks, of_a_record_out_of_sight_are_seen_by_whom_they_are_given_to) {
    using enum db::RecordAccess;
    auto const eve = add_user("Eve Marlow", "eve@ferrow.example");
    set(contacts, ada, {{"hubspot_owner_id", to_string(eve)}});
    write([](db::Write& write) {
        auth::put_record_access(write, {.results = {{db::Role::rep, {{"contacts", own}}}}, .version = 0}).value();
    });
    auto const given_to = [&](UserId user) { return activity({ActivityKind::task, {"call"}, {}, noon, user}, contacts, ada).value(); };
    auto const eves = given_to(eve);
    EXPECT_TRUE(eves.user_sees_record);
    auto const chief = write(
        [](db::Write& write) { return auth::create_user(write, "Cora Ash", {"cora@ferrow.example"}, db::Role::owner, "x").value().id; });
    EXPECT_TRUE(given_to(chief).user_sees_record);
    auto const bens = given_to(ben);
    EXPECT_FALSE(bens.user_sees_record);
    EXPECT_EQ(bens.record_id, ada) << "to who gives it";

    db::Actor const as_ben{WorkspaceId(1), ben, db::Role::rep, db::Means::session, {{{"contacts", own}}}};
    EXPECT_THAT(database().read(as_ben, [&](db::Read& read) { return open_tasks(read, ben, noon + days(1), start, 50); }), SizeIs(1));
    auto const done = database().write(as_ben, [&](db::Write& write) {
        EXPECT_THAT(wrong_in(change_task(write, eves.id, {.version = 1, .done = true, .due_at = {}, .body = {}})),
                    ElementsAre("task_unknown"));
        return change_task(write, bens.id, {.version = 1, .done = true, .due_at = {}, .body = {}}).value();
    });
    EXPECT_TRUE(done.done_at);
    EXPECT_FALSE(done.record_id) << "whose task it is does not learn of which record";
    EXPECT_EQ(told("Task done"), 1);
}

TEST_P(OwnTasks, say_when_they_are_due_and_notes_are_none) {
    task("call", noon);
    auto const facts = read([&](db::Read& read) { return facts_of(read, contacts, ada, {"task"}, Instant{0}, 1); }).at(0).facts;
    EXPECT_EQ(json::parse(facts.text).at("due_at"), "2026-11-23T12:00:00.000Z");
    EXPECT_EQ(changes, 1);
    activity({ActivityKind::note, {"a note"}, {}, {}, {}}, contacts, ada).value();
    EXPECT_EQ(changes, 1);
}

TEST_P(OwnTasks, need_a_live_record_and_a_user_who_exists) {
    NewActivity const call{ActivityKind::task, {"call"}, {}, {}, UserId(7)};
    EXPECT_THAT(wrong_in(activity(call, contacts, ada)), ElementsAre("/user_id user_unknown"));
    EXPECT_THAT(wrong_in(activity(call, contacts, RecordId(7))), ElementsAre("record_unknown"));
    write([&](db::Write& write) { records::archive(write, contacts, ada).value(); });
    EXPECT_THAT(wrong_in(activity({ActivityKind::task, {"call"}, {}, {}, {}}, contacts, ada)), ElementsAre("record_unknown"));
    EXPECT_THAT(open(), IsEmpty());
    EXPECT_EQ(changes, 0);
}

}  // namespace
}  // namespace tandem::timeline
