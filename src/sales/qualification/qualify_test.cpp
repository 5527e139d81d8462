#include "sales/qualification/qualify.hpp"
#include "marketing/analytics/visit_story.hpp"
#include "marketing/content/api.hpp"
#include "marketing/email/api.hpp"

#include <gtest/gtest.h>

#include "crm/segments/text.hpp"
#include "crm/timeline/timeline.hpp"
#include "platform/auth/users.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/db/testing.hpp"
#include "platform/jobs/runner.hpp"
#include "sales/qualification/definitions.hpp"
#include "sales/qualification/jobs.hpp"
#include "sales/qualification/qualification.hpp"

namespace tandem::qualification {
namespace {

using records::ObjectType;

// Monday 23 November 2026, 10:00 UTC.
Instant const monday = parse_rfc3339("2026-11-23T10:00:00Z").value();

class Qualifying : public db::testing::OnBothEngines {
protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (IsSkipped()) return;
        auto& subscriptions = database().subscriptions();
        subscriptions.on<auth::WorkspaceCreated>(on_workspace_created);
        subscriptions.on<records::RecordCreated>(on_record_created);
        subscriptions.on<records::RecordChanged>(on_record_changed);
        at(monday - days(100), [&](db::Write& write) {
            auth::create_workspace(write, {WorkspaceId(1), "Ferrow", "EUR", "UTC", false, write.now()});
            ada = auth::create_user(write, "Ada", {"ada@ferrow.example"}, db::Role::rep, "x")->id;
            ben = auth::create_user(write, "Ben", {"ben@ferrow.example"}, db::Role::rep, "x")->id;
        });
    }

    template <class F>
    void at(Instant when, F&& body) {
        database().write(actor(), [&](db::Write& write) {
            write.act_at(when);
            body(write);
        });
    }
    RecordId contact(Instant when, records::PropertyValues values = {{"email", "pieter@firm.example"}}) {
        RecordId id;
        at(when, [&](db::Write& write) { id = records::create(write, ObjectType::contacts, values).value(); });
        return id;
    }
    /// Something the contact did, and the score it has then.
    void happens(RecordId id, Instant when, timeline::Kind const& kind, json::object facts) {
        at(when, [&](db::Write& write) {
            timeline::add(write, {.object = ObjectType::contacts, .record = id, .kind = kind, .title = "x", .facts = std::move(facts)});
            rescore(write, id);
        });
    }
    std::int64_t total(RecordId id) {
        return database().read(actor(), [&](db::Read& read) { return find_score(read, id)->total; });
    }
    std::string property(RecordId id, char const* name) {
        return database().read(actor(), [&](db::Read& read) { return records::find(read, ObjectType::contacts, id, {name})->text(name); });
    }
    std::optional<StoredHandoff> waiting(RecordId id) {
        return database().read(actor(), [&](db::Read& read) { return waiting_handoff(read, id); });
    }
    int told(RecordId id, std::string const& title) {
        return database().read(actor(), [&](db::Read& read) {
            auto const facts = timeline::facts_of(read, ObjectType::contacts, id, {"handoff", "score"}, Instant{0}, 100);
            return static_cast<int>(std::ranges::count(facts, title, &timeline::Fact::title));
        });
    }

    static json::object visit(char const* path) { return {{"pages", json::array{json::object{{"path", path}, {"seconds", 10}}}}}; }
    static json::object form(char const* message) {
        return {{"form_id", "7"}, {"fields", json::object{{"Your name", "Pieter"}, {"Message", message}}}};
    }

    UserId ada, ben;
};
TANDEM_ON_BOTH_ENGINES(Qualifying);

TEST_P(Qualifying, a_visitor_who_reads_prices_and_writes_becomes_a_lead_for_sales) {
    auto const id = contact(monday, {{"email", "pieter@firm.example"}, {"jobtitle", "Owner"}, {"company", "Firm"}});
    EXPECT_EQ(total(id), 25);
    happens(id, monday + minutes(1), analytics::visit_kind, visit("/prices"));
    EXPECT_EQ(total(id), 36);  // 8 for the price page, 3 for the visit
    EXPECT_FALSE(waiting(id));
    happens(id, monday + minutes(2), content::form_kind, form("Two bikes for inner-city jobs"));
    EXPECT_EQ(total(id), 61);
    EXPECT_EQ(property(id, "hubspotscore"), "61");
    EXPECT_EQ(property(id, "lifecyclestage"), "marketingqualifiedlead");
    auto const handoff = waiting(id);
    ASSERT_TRUE(handoff);
    EXPECT_EQ(handoff->words, "Two bikes for inner-city jobs");
    EXPECT_EQ(handoff->owner_id, ada);
    EXPECT_EQ(handoff->due_at, monday + minutes(2) + hours(4));
    EXPECT_EQ(told(id, "Score rose to 61"), 1);
    EXPECT_EQ(told(id, "Became MQL"), 1);
}

TEST_P(Qualifying, an_opened_mail_counts_only_when_a_person_opened_it) {
    auto const id = contact(monday);
    happens(id, monday, email::mail_opened_kind, {{"machine", true}});
    EXPECT_EQ(total(id), 0);
    happens(id, monday, email::mail_opened_kind, {{"machine", false}});
    EXPECT_EQ(total(id), 1);
}

TEST_P(Qualifying, a_lead_nobody_answers_goes_to_the_next_person_once) {
    auto const id = contact(monday);
    happens(id, monday, content::form_kind, form("a"));
    happens(id, monday, content::form_kind, form("b"));
    at(monday, [&](db::Write& write) { static_cast<void>(records::update(write, ObjectType::contacts, id, {{"jobtitle", "Owner"}})); });
    auto const first = waiting(id);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->owner_id, ada);

    auto const look = [&](Instant when) {
        at(when, [&](db::Write& write) {
            for (auto const overdue : overdue_handoffs(write, 10)) pass_on(write, overdue);
        });
    };
    look(monday + hours(3));
    EXPECT_FALSE(waiting(id)->missed_at);
    look(monday + hours(4));
    auto const second = waiting(id);
    EXPECT_EQ(second->owner_id, ben);
    EXPECT_EQ(second->missed_by, ada);
    EXPECT_EQ(second->due_at, first->due_at);  // the lead waits as long as it has, whoever has it
    EXPECT_EQ(property(id, "hubspot_owner_id"), to_string(ben));
    look(monday + days(3));
    EXPECT_EQ(waiting(id)->owner_id, ben);
    EXPECT_EQ(told(id, "Not answered in time"), 1);
}

TEST_P(Qualifying, all_leads_nobody_answers_are_passed_on_in_one_run) {
    for (int i = 0; i < 45; ++i) {
        StoredHandoff late;
        late.id = make<HandoffId>();
        late.contact_id = contact(now() - days(1), {{"firstname", "a"}});
        late.reasons = {"[]"};
        late.due_at = now() - hours(1);
        at(now() - days(1), [&](db::Write& write) { insert_handoff(write, late); });
    }
    jobs::Handlers handlers;
    add_handlers(handlers);
    database().write(actor(), [](db::Write& write) { write.enqueue(PassOnOverdueLeads{}); });
    jobs::run_due(database(), handlers);
    EXPECT_TRUE(database().read(actor(), [](db::Read& read) { return overdue_handoffs(read, 100); }).empty());
}

TEST_P(Qualifying, scores_fade_when_nobody_looks_for_a_day) {
    auto const id = contact(now() - days(90), {{"email", "a@firm.example"}, {"company", "Firm"}});
    happens(id, now() - days(90), content::form_kind, form("hello"));
    EXPECT_EQ(total(id), 35);
    jobs::Handlers handlers;
    add_handlers(handlers);
    database().write(actor(), [](db::Write& write) { write.enqueue(FadeScores{}); });
    jobs::run_due(database(), handlers);
    // 25 * 2^(-90/60) = 8.84; who never visited has nothing to stay away from.
    EXPECT_EQ(total(id), 19);
    EXPECT_EQ(property(id, "hubspotscore"), "19");
    EXPECT_EQ(database().read(actor(), [&](db::Read& read) { return total_week_ago(read, id, 19); }), 35);
}

TEST_P(Qualifying, the_daily_look_leaves_alone_who_never_did_anything) {
    auto const quiet = contact(now() - days(90), {{"email", "q@firm.example"}, {"company", "Firm"}});
    auto const busy = contact(now() - days(90), {{"email", "b@firm.example"}});
    at(now() - days(90), [&](db::Write& write) { rescore(write, quiet); });
    happens(busy, now() - days(90), content::form_kind, form("hello"));
    auto const looked_at = database().read(actor(), [](db::Read& read) { return scores_older_than(read, read.now() - days(1), {}, 10); });
    EXPECT_EQ(looked_at, std::vector{busy});
    happens(quiet, now() - days(80), analytics::visit_kind, visit("/prices"));
    auto const later = database().read(actor(), [](db::Read& read) { return scores_older_than(read, read.now() - days(1), {}, 10); });
    EXPECT_EQ(later, (std::vector{quiet, busy}));
}

TEST_P(Qualifying, who_stayed_away_stays_away_however_long) {
    auto const id = contact(monday - days(404));
    happens(id, monday - days(404), analytics::visit_kind, visit("/prices"));
    auto const is_marked_down = [&](Instant when) {
        at(when, [&](db::Write& write) { rescore(write, id); });
        return database().read(actor(),
                               [&](db::Read& read) { return find_score(read, id)->parts.text.find("stayed_away") != std::string::npos; });
    };
    EXPECT_FALSE(is_marked_down(monday - days(400)));
    EXPECT_TRUE(is_marked_down(monday - days(300)));
    EXPECT_TRUE(is_marked_down(monday));
}

TEST_P(Qualifying, other_rules_count_every_contact_anew_and_say_so) {
    std::vector<RecordId> ids;
    for (int i = 0; i < 450; ++i) ids.push_back(contact(monday, {{"email", "c" + std::to_string(i) + "@firm.example"}, {"city", "Kiel"}}));
    at(monday, [&](db::Write& write) {
        auto rules = default_rules();
        rules.fit.push_back({{"kiel"}, {""}, segments::condition_from(R"(all of (city = "kiel"))").value().condition, {12}, true});
        activate(write, put_draft(write, rules).id);
        write.enqueue(RescoreContacts{2});
    });
    jobs::Handlers handlers;
    add_handlers(handlers);
    jobs::run_due(database(), handlers);
    for (auto const id : ids) ASSERT_EQ(total(id), 12);
}

TEST_P(Qualifying, a_rejected_contact_comes_back_when_it_writes_again) {
    auto const id = contact(monday, {{"email", "p@firm.example"}, {"jobtitle", "Owner"}, {"company", "Firm"}});
    happens(id, monday, content::form_kind, form("a"));
    auto const handoff = waiting(id);
    ASSERT_TRUE(handoff);
    at(monday + minutes(5), [&](db::Write& write) { ASSERT_TRUE(reject(write, handoff->id, {RejectReason::too_early, {}})); });
    happens(id, monday + days(2), analytics::visit_kind, visit("/prices"));
    EXPECT_FALSE(waiting(id));
    happens(id, monday + days(3), content::form_kind, form("now we are ready"));
    ASSERT_TRUE(waiting(id));
    EXPECT_EQ(waiting(id)->words, "now we are ready");
}

}  // namespace
}  // namespace tandem::qualification
