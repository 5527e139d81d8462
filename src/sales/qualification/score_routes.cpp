#include "base/version.hpp"
#include "platform/jobs/overview.hpp"
#include "sales/qualification/fit.hpp"
#include "sales/qualification/jobs.hpp"
#include "sales/qualification/preview.hpp"
#include "sales/qualification/qualification.hpp"
#include "sales/qualification/qualify.hpp"

#include <fmt/format.h>

namespace tandem::qualification {
namespace {

using http::Created;
using http::Query;
using records::ObjectType;

Failure rules_unknown() { return not_found("rule_set_unknown", "This version of the rules does not exist."); }
Failure contact_unknown(RecordId id) {
    return not_found("record_unknown", fmt::format("There is no contact with id {} that you can see.", to_string(id)));
}

std::int64_t threshold_of(db::Read& read) {
    auto const definition = active_definition(read);
    return definition ? definition->conditions.score.value : 0;
}

std::optional<double> rescoring(db::Read& read) {
    for (auto const state : {jobs::State::running, jobs::State::queued})
        for (auto const& job : jobs::list(read, state))
            if (job.name == RescoreContacts::name) return job.progress;
    return std::nullopt;
}

Result<RuleSets> list_rule_sets(db::Read& read) {
    auto active = active_rule_set(read);
    if (!active) return not_found("rule_set_unknown", "This workspace has no score rules yet. Make a draft and put it into use.");
    auto draft = draft_rule_set(read);
    active->problems = problems_of(read, active->rules);
    if (draft) draft->problems = problems_of(read, draft->rules);
    return RuleSets{*std::move(active), std::move(draft), former_rule_sets(read, 20), threshold_of(read), rescoring(read)};
}

/// A draft follows from the rules in use: the first to save it names their version, the next that of the draft.
Result<RuleSet> save_draft(db::Write& write, ScoreRules rules) {
    auto const draft = draft_rule_set(write);
    auto const before = draft ? draft : active_rule_set(write);
    auto version = before ? before->rules.version : 0;
    if (auto ok = advance(version, rules.version); !ok) return fail(ok);
    rules.version = version;
    if (auto ok = check_rules(rules); !ok) return fail(ok);
    if (auto ok = check_fit(write, rules); !ok) return fail(ok);
    for (auto& rule : rules.fit) rule.condition = segments::normal(std::move(rule.condition));
    return put_draft(write, rules);
}

Result<void> remove_draft(db::Write& write) {
    if (!drop_draft(write)) return not_found("draft_unknown", "There is no draft.");
    return {};
}

Result<RuleSet> activate_rules(db::Write& write, RuleSetId id) {
    auto const found = find_rule_set(write, id);
    if (!found) return rules_unknown();
    if (found->state == RuleSetState::active) return conflict("rule_set_active", "This version is in use already.");
    activate(write, id);
    write.enqueue(RescoreContacts{found->version}, {.unique_key = to_string(write.actor().workspace_id)});
    return find_rule_set(write, id).value();
}

Result<Preview> preview_rules(db::Read& read, RuleSetId id) {
    auto const found = find_rule_set(read, id);
    auto const active = active_rule_set(read);
    if (!found || !active) return rules_unknown();
    return preview(read, found->rules, active->rules, threshold_of(read));
}

Result<Trial> try_rules(db::Read& read, RuleSetId id, Query<TrialQuery> const& query) {
    auto const found = find_rule_set(read, id);
    auto const active = active_rule_set(read);
    if (!found || !active) return rules_unknown();
    auto const contact = records::find(read, ObjectType::contacts, query->contact_id, {"all"});
    if (!contact || contact->archived) return contact_unknown(query->contact_id);
    auto const signals = signals_of(read, contact->id);
    Labels const labels(read);
    auto const score_by = [&](ScoreRules const& rules) {
        return score_of(*contact, Fit(read, rules).of(read, contact->id), signals, rules, labels, read.now());
    };
    return Trial{score_by(active->rules), score_by(found->rules)};
}

std::optional<OpenOffer> offer_for(db::Read& read, RecordId contact) {
    auto const waiting = waiting_handoff(read, contact);
    auto const shown = waiting ? view_handoff(read, waiting->id) : std::nullopt;
    if (!shown) return std::nullopt;
    return OpenOffer{shown->id, shown->owner_id, shown->owner, shown->due_at, shown->working_ms_left, shown->may_answer};
}

Result<ContactScore> read_score(db::Read& read, RecordId id) {
    auto const contact = records::find(read, ObjectType::contacts, id);
    if (!contact || contact->archived) return contact_unknown(id);
    auto const rules = active_rule_set(read);
    ContactScore out{.contact_id = id, .parts = {}, .at = {}, .offer = offer_for(read, id)};
    if (rules) {
        out.fit_cap = rules->rules.fit_cap;
        out.engagement_cap = rules->rules.engagement_cap;
        out.version = rules->version;
    }
    auto const stored = find_score(read, id);
    if (!stored) return out;
    out.total = stored->total;
    out.fit = stored->fit;
    out.engagement = stored->engagement;
    out.parts = parts_of(*stored);
    out.version = stored->version;
    out.at = stored->at;
    out.total_week_ago = total_week_ago(read, id, stored->total);
    return out;
}

Result<Definitions> list_definitions(db::Read& read) {
    auto active = active_definition(read);
    if (!active) return not_found("definition_unknown", "Nothing is agreed yet. Propose what is ready for sales and sign it.");
    auto const with_problems = [&](Definition definition) {
        definition.problems = segments::problems_of(read, definition.conditions.condition, "/conditions/condition");
        return definition;
    };
    Definitions out{with_problems(*std::move(active)), std::nullopt, {}};
    for (auto& definition : latest_definitions(read, 20)) {
        if (definition.version == out.active.version) continue;
        if (!definition.active_since && definition.version > out.active.version && !out.proposed)
            out.proposed = with_problems(std::move(definition));
        else
            out.former.push_back(std::move(definition));
    }
    return out;
}

Result<Created<Definition>> propose_definition(db::Write& write, Conditions conditions) {
    if (auto ok = segments::check(write, conditions.condition); !ok) return fail(ok);
    conditions.condition = segments::normal(std::move(conditions.condition));
    return Created<Definition>{add_definition(write, conditions)};
}

Result<Created<Definition>> sign_definition(db::Write& write, DefinitionId id, NewSignature const& signature) {
    auto const definition = find_definition(write, id);
    if (!definition) return not_found("definition_unknown", "This definition does not exist.");
    if (auto ok = may_sign(*definition, signature.side, write.actor()); !ok) return fail(ok);
    sign(write, id, signature.side);
    auto signed_one = find_definition(write, id).value();
    if (signed_one.active_since)
        write.enqueue(OfferReadyContacts{signed_one.version}, {.unique_key = to_string(write.actor().workspace_id)});
    return Created<Definition>{std::move(signed_one)};
}

}  // namespace

http::Routes const score_routes = {
    http::route<list_rule_sets>(http::GET, "/api/score-rule-sets", http::may::read_records,
                                "Read the score rules in use, the draft and former versions"),
    http::route<save_draft>(http::PUT, "/api/score-rule-sets/draft", http::may::market, "Make or replace the draft of the score rules"),
    http::route<remove_draft>(http::DELETE, "/api/score-rule-sets/draft", http::may::market, "Throw the draft away"),
    http::route<activate_rules>(http::POST, "/api/score-rule-sets/{rule_set_id}/activation", http::may::market,
                                "Put a version of the score rules into use; all contacts are rescored"),
    http::route<preview_rules>(http::GET, "/api/score-rule-sets/{rule_set_id}/preview", http::may::read_records,
                               "Try rules on the latest contacts"),
    http::route<try_rules>(http::GET, "/api/score-rule-sets/{rule_set_id}/trial", http::may::read_records, "Try rules on one contact"),
    http::route<read_score>(http::GET, "/api/contacts/{contact_id}/score", http::may::read_records,
                            "Read why a contact has its score, and whether it waits for an answer"),
    http::route<list_definitions>(http::GET, "/api/sales-ready-definitions", http::may::read_records, "Read what is ready for sales"),
    http::route<propose_definition>(http::POST, "/api/sales-ready-definitions", http::may::market, "Propose what is ready for sales"),
    http::route<sign_definition>(http::POST, "/api/sales-ready-definitions/{definition_id}/signatures", http::may::write_records,
                                 "Sign a definition for one department; with both in force, contacts that are ready are offered"),
};

}  // namespace tandem::qualification
