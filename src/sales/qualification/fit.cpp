#include "sales/qualification/fit.hpp"

#include "platform/db/json.hpp"
#include "sales/qualification/jobs.hpp"
#include "sales/qualification/qualify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace tandem::qualification {
namespace {

std::string pointer_of(std::size_t rule) { return fmt::format("/fit/{}/condition", rule); }

/// What a transaction knows of the rules in use.
struct ActiveFit {
    std::optional<Fit> fit;
    RuleSetId of;
    Instant at;
};

bool names(ScoreRules const& rules, segments::SegmentId id) {
    return std::ranges::any_of(rules.fit, [&](FitRule const& rule) { return segments::names(rule.condition, id); });
}

/// The fit rules that a stored score says held.
std::set<std::string> held_then(StoredScore const& stored) {
    std::set<std::string> held;
    for (auto const& part : parts_of(stored))
        if (part.group == RuleGroup::fit) held.insert(part.rule_id);
    return held;
}

std::set<std::string> held_now(ScoreRules const& rules, std::vector<bool> const& holds) {
    std::set<std::string> held;
    for (std::size_t rule = 0; rule < rules.fit.size(); ++rule)
        if (holds[rule]) held.insert(rules.fit[rule].id.value);
    return held;
}

/// Whoever has the points, or may have sent the form, could be ready by what the definition asks beside them.
bool may_be_ready(std::optional<Definition> const& definition, StoredScore const& stored) {
    if (!definition || !segments::reads_of(definition->conditions.condition).others) return false;
    return definition->conditions.form_id || stored.total >= definition->conditions.score.value;
}

}  // namespace

Fit::Fit(db::Read& read, ScoreRules const& rules) : rules_(rules.fit.size()) {
    for (std::size_t rule = 0; rule < rules_; ++rule) {
        if (!rules.fit[rule].enabled) continue;
        auto const compiled = segments::compile(read, rules.fit[rule].condition, segments::Scope::few, pointer_of(rule));
        if (!compiled) continue;
        asked_.push_back(rule);
        conditions_.push_back(compiled->where());
    }
}

std::map<RecordId, std::vector<bool>> Fit::of(db::Read& read, std::vector<RecordId> const& contacts) const {
    std::map<RecordId, std::vector<bool>> all;
    if (!conditions_.empty())
        for (auto const& [contact, held] : segments::which_hold(read, conditions_, contacts)) {
            auto& holds = all.try_emplace(contact, rules_, false).first->second;
            for (std::size_t at = 0; at < asked_.size(); ++at) holds[asked_[at]] = held[at];
        }
    for (auto const contact : contacts) all.try_emplace(contact, rules_, false);
    return all;
}

std::vector<bool> Fit::of(db::Read& read, RecordId contact) const { return of(read, std::vector{contact}).at(contact); }

Fit const& active_fit(db::Read& read, RuleSet const& active) {
    auto& kept = read.kept<ActiveFit>();
    if (!kept.fit || kept.of != active.id || kept.at != read.now()) kept = {Fit(read, active.rules), active.id, read.now()};
    return *kept.fit;
}

bool is_meant(db::Read& read, Conditions const& conditions, RecordId contact) {
    auto const compiled = segments::compile(read, conditions.condition, segments::Scope::few);
    if (!compiled) return false;
    auto const held = segments::which_hold(read, {compiled->where()}, {contact});
    return held.contains(contact) && held.at(contact).front();
}

segments::Reads relevant(db::Read& read) {
    segments::Reads all;
    auto const add = [&](segments::Condition const& condition) {
        auto const reads = segments::reads_of(condition);
        all.properties.insert(all.properties.end(), reads.properties.begin(), reads.properties.end());
        all.others = all.others || reads.others;
    };
    if (auto const active = active_rule_set(read))
        for (auto const& rule : active->rules.fit)
            if (rule.enabled) add(rule.condition);
    if (auto const definition = active_definition(read)) add(definition->conditions.condition);
    return all;
}

bool fades_by_itself(db::Read& read, ScoreRules const& rules) {
    return std::ranges::any_of(rules.fit,
                               [&](FitRule const& rule) { return rule.enabled && segments::depends_on_time(read, rule.condition); });
}

Result<void> check_fit(db::Read& read, ScoreRules const& rules) {
    std::vector<FieldError> wrong;
    for (std::size_t rule = 0; rule < rules.fit.size(); ++rule)
        if (auto const ok = segments::check(read, rules.fit[rule].condition, pointer_of(rule)); !ok)
            wrong.insert(wrong.end(), ok.error().fields.begin(), ok.error().fields.end());
    if (wrong.empty()) return {};
    return invalid_fields("condition_invalid", std::move(wrong));
}

std::vector<segments::Problem> problems_of(db::Read& read, ScoreRules const& rules) {
    std::vector<segments::Problem> problems;
    for (std::size_t rule = 0; rule < rules.fit.size(); ++rule)
        std::ranges::move(segments::problems_of(read, rules.fit[rule].condition, pointer_of(rule)), std::back_inserter(problems));
    return problems;
}

std::vector<segments::SegmentUser> users_of_segment(db::Read& read, segments::SegmentId id) {
    std::vector<segments::SegmentUser> users;
    if (auto const active = active_rule_set(read); active && names(active->rules, id))
        users.push_back({"rules", fmt::format("Score rules v{}", active->version), "/scores"});
    if (auto const draft = draft_rule_set(read); draft && names(draft->rules, id))
        users.push_back({"rules", "Draft of the score rules", "/scores"});
    auto const active = active_definition(read);
    for (auto const& definition : latest_definitions(read, 20)) {
        bool const is_open = !definition.active_since && (!active || definition.version > active->version);
        if ((is_open || (active && definition.version == active->version)) && segments::names(definition.conditions.condition, id))
            users.push_back({"definitions", fmt::format("Ready for sales v{}", definition.version), "/leads"});
    }
    return users;
}

bool asks_for_others(db::Read& read) { return relevant(read).others; }

void look_at_changed(db::Write& write, std::vector<RecordId> const& contacts) {
    auto const active = active_rule_set(write);
    if (!active || !asks_for_others(write)) return;
    auto const definition = active_definition(write);
    auto const holds = active_fit(write, *active).of(write, contacts);
    for (auto const& stored : scores_of(write, contacts))
        if (held_then(stored) != held_now(active->rules, holds.at(stored.contact_id)) || may_be_ready(definition, stored))
            qualify(write, stored.contact_id, Telling::crossings);
}

void on_segment_changed(db::Write& write, segments::SegmentChanged const& event) {
    auto const key = to_string(write.actor().workspace_id);
    if (auto const active = active_rule_set(write); active && names(active->rules, event.id))
        write.enqueue(RescoreContacts{active->version}, {.unique_key = key});
    if (auto const definition = active_definition(write); definition && segments::names(definition->conditions.condition, event.id))
        write.enqueue(OfferReadyContacts{definition->version}, {.unique_key = key});
}

}  // namespace tandem::qualification
