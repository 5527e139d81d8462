#include "sales/qualification/qualify.hpp"

#include "crm/lifecycle/lifecycle.hpp"
#include "crm/timeline/timeline.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/notices/notices.hpp"
#include "sales/qualification/fit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace tandem::qualification {
namespace {

using records::ObjectType;

constexpr std::int64_t jump_worth_telling = 10;

/// While it lives, changes are nobody's: they follow from rules, whoever set them off.
class ByRule {
public:
    explicit ByRule(db::Write& write) : write_(write), former_(write.actor()) { write.act_as({}, former_.role, db::Means::job); }
    ~ByRule() { write_.act_as(former_.user_id, former_.role, former_.means); }
    ByRule(ByRule const&) = delete;
    ByRule& operator=(ByRule const&) = delete;

private:
    db::Write& write_;
    db::Actor former_;
};

void tell_score(db::Write& write, RecordId contact, std::int64_t before, Score const& score, std::int64_t version) {
    bool const rose = score.total > before;
    timeline::add(write,
                  {.object = ObjectType::contacts,
                   .record = contact,
                   .kind = score_kind,
                   .department = timeline::Department::both,
                   .title = fmt::format("Score {} to {}", rose ? "rose" : "fell", score.total),
                   .detail = fmt::format("from {}", before),
                   .facts = json::object{{"from", before}, {"to", score.total}, {"fit", score.fit}, {"engagement", score.engagement}},
                   .by = fmt::format("Score rules v{}", version)});
}

bool is_worth_telling(std::int64_t before, std::int64_t after, std::int64_t threshold, Telling telling) {
    if ((before < threshold) != (after < threshold)) return true;
    return telling == Telling::jumps && std::abs(after - before) >= jump_worth_telling;
}

/// The strongest rules first: what a sales person reads in one glance.
std::vector<Reason> reasons_of(Score const& score) {
    std::vector<Reason> reasons;
    for (auto const& part : score.parts)
        if (part.points > 0) reasons.push_back({part.label, part.points});
    std::ranges::stable_sort(reasons, std::ranges::greater{}, &Reason::points);
    if (reasons.size() > 4) reasons.resize(4);
    return reasons;
}

bool asks_for_words(std::string label) {
    std::ranges::transform(label, label.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    auto const names = {"message", "comment", "question", "request", "note", "help", "content"};
    return std::ranges::any_of(names, [&](char const* name) { return label.find(name) != std::string::npos; });
}

/// A fact about the contact, such as the name of the company, however long it is.
bool is_known_fact(records::Record const& contact, std::string const& text) {
    return std::ranges::any_of(contact.properties,
                               [&](auto const& property) { return property.first != "message" && property.second == text; });
}

/// Of a form's fields the one that asked for words; else the longest of four words or more that is no fact of the contact.
std::string words_in(json::object const& fields, records::Record const& contact) {
    std::string longest;
    for (auto const& [label, value] : fields) {
        if (!value.is_string() || value.get_string().empty()) continue;
        std::string text(value.get_string());
        if (asks_for_words(std::string(label))) return text;
        if (std::ranges::count(text, ' ') >= 3 && text.size() > longest.size() && !is_known_fact(contact, text)) longest = std::move(text);
    }
    return longest;
}

/// What the contact wrote in its latest form.
std::optional<std::string> words_of_contact(db::Read& read, records::Record const& contact) {
    for (auto const& fact : timeline::facts_of(read, ObjectType::contacts, contact.id, {"form"}, Instant{0}, 5)) {
        json::error_code wrong;
        auto const facts = json::parse(fact.facts.text, wrong);
        auto const* fields = !wrong && facts.is_object() ? facts.get_object().if_contains("fields") : nullptr;
        if (!fields || !fields->is_object()) continue;
        if (auto words = words_in(fields->get_object(), contact); !words.empty()) return words;
    }
    return std::nullopt;
}

void tell_offer(db::Write& write, StoredHandoff const& handoff) {
    auto const owner = handoff.owner_id ? auth::user_name(write, *handoff.owner_id) : std::string();
    auto const offered = owner.empty() ? "nobody is there to answer it" : fmt::format("offered to {}", owner);
    timeline::add(
        write,
        {.object = ObjectType::contacts,
         .record = handoff.contact_id,
         .kind = handoff_kind,
         .department = timeline::Department::both,
         .title = "Became MQL",
         .detail = fmt::format("at {} points, {}", handoff.score, offered),
         .facts = json::object{{"handoff_id", to_string(handoff.id)}, {"state", "waiting"}, {"due_at", format_rfc3339(handoff.due_at)}},
         .by = fmt::format("Ready for sales v{}", handoff.definition_version)});
}

/// Who is to answer is told.
void tell_owner(db::Write& write, StoredHandoff const& handoff, records::Record const& contact) {
    if (!handoff.owner_id) return;
    notices::tell(write, {.kind = lead_kind,
                          .user = *handoff.owner_id,
                          .cause = fmt::format("{}/{}", to_string(handoff.id), to_string(*handoff.owner_id)),
                          .subject = records::title_of(ObjectType::contacts, contact),
                          .title = handoff.missed_at ? "was passed on to you" : "waits for your answer",
                          .detail = fmt::format("{} points, answer by {}", handoff.score, format_rfc3339(handoff.due_at)),
                          .words = handoff.words,
                          .object = std::string(name_of(ObjectType::contacts)),
                          .record = contact.id});
}

void set_contact_owner(db::Write& write, RecordId contact, std::optional<UserId> present, std::optional<UserId> owner) {
    if (!owner || owner == present) return;
    static_cast<void>(records::update(write, ObjectType::contacts, contact, {{"hubspot_owner_id", to_string(*owner)}}));
}

void offer(db::Write& write, records::Record const& contact, Score const& score, Definition const& definition) {
    auto const calendar = calendar_of(write);
    auto const present_id = parse_id(contact.text("hubspot_owner_id"));
    auto const present = present_id ? std::optional(UserId(*present_id)) : std::nullopt;
    auto const owner = next_owner(candidates(write), present);
    StoredHandoff const handoff{
        .id = make<HandoffId>(),
        .contact_id = contact.id,
        .owner_id = owner,
        .definition_version = definition.version,
        .score = score.total,
        .reasons = {serialize(encode(reasons_of(score)))},
        .words = words_of_contact(write, contact),
        .state = HandoffState::waiting,
        .offered_at = write.now(),
        .due_at = add_business_time(write.now(), minutes(calendar.hours.answer_minutes), calendar.hours, calendar.zone)};
    insert_handoff(write, handoff);
    if (owner) mark_turn(write, *owner);
    {
        ByRule const by_rule(write);
        lifecycle::advance(write, ObjectType::contacts, contact.id, "marketingqualifiedlead");
        set_contact_owner(write, contact.id, present, owner);
    }
    tell_offer(write, handoff);
    tell_owner(write, handoff, contact);
    write.publish(LeadHandedOver{handoff.id, contact.id, owner});
}

}  // namespace

void hand_over_if_ready(db::Write& write, records::Record const& contact, Score const& score, std::vector<Signal> const& signals) {
    if (!may_be_handed_over(contact.text("lifecyclestage"))) return;
    auto const definition = active_definition(write);
    if (!definition || !is_due(definition->conditions, score.total, signals)) return;
    if (waiting_handoff(write, contact.id) || rests(last_rejection(write, contact.id), signals, write.now())) return;
    if (!is_meant(write, definition->conditions, contact.id)) return;
    offer(write, contact, score, *definition);
}

void qualify(db::Write& write, RecordId id, Telling telling) {
    auto const rules = active_rule_set(write);
    if (!rules) return;
    auto const contact = records::find(write, ObjectType::contacts, id, {"all"});
    if (!contact || contact->archived) return;
    auto const signals = signals_of(write, id);
    auto const score = score_of(*contact, active_fit(write, *rules).of(write, id), signals, rules->rules, Labels(write), write.now());
    auto const before = find_score(write, id);
    put_score(write, id, score, !signals.empty() || fades_by_itself(write, rules->rules), rules->version);
    auto const definition = active_definition(write);
    auto const threshold = definition ? definition->conditions.score.value : 101;
    if (before && is_worth_telling(before->total, score.total, threshold, telling))
        tell_score(write, id, before->total, score, rules->version);
    hand_over_if_ready(write, *contact, score, signals);
}

void settle_by_stage(db::Write& write, RecordId contact) {
    auto handoff = waiting_handoff(write, contact);
    if (!handoff) return;
    handoff->state = HandoffState::accepted;
    handoff->answered_at = write.now();
    if (write.actor().user_id) handoff->answered_by = write.actor().user_id;
    update_handoff(write, *handoff);
    write.publish(LeadAccepted{handoff->id, contact, std::nullopt});
}

bool withdraw_offer(db::Write& write, RecordId contact) {
    auto const handoff = waiting_handoff(write, contact);
    if (!handoff) return false;
    delete_handoff(write, handoff->id);
    timeline::add(write, {.object = ObjectType::contacts,
                          .record = contact,
                          .kind = handoff_kind,
                          .department = timeline::Department::both,
                          .title = "No longer offered to sales",
                          .detail = "the lifecycle stage went back before anybody answered",
                          .facts = json::object{{"handoff_id", to_string(handoff->id)}, {"state", "withdrawn"}}});
    write.publish(HandoffMoved{handoff->id, contact});
    return true;
}

void pass_on(db::Write& write, HandoffId id) {
    auto handoff = find_handoff(write, id);
    if (!handoff || handoff->state != HandoffState::waiting || handoff->missed_at || handoff->due_at > write.now()) return;
    auto const late = handoff->owner_id;
    auto const next = next_owner(candidates(write), std::nullopt, late);
    handoff->missed_at = write.now();
    handoff->missed_by = late;
    auto const late_name = late ? auth::user_name(write, *late) : std::string("nobody");
    auto detail = fmt::format("{} had it, it still waits", late_name);
    if (next) {
        handoff->owner_id = next;  // the clock runs on: the lead has waited for as long as it has
        detail = fmt::format("{} → {}", late_name, auth::user_name(write, *next));
    }
    update_handoff(write, *handoff);
    if (next) {
        mark_turn(write, *next);
        set_contact_owner(write, handoff->contact_id, late, next);
    }
    timeline::add(write,
                  {.object = ObjectType::contacts,
                   .record = handoff->contact_id,
                   .kind = handoff_kind,
                   .department = timeline::Department::sales,
                   .title = "Not answered in time",
                   .detail = std::move(detail),
                   .facts = json::object{{"handoff_id", to_string(id)}, {"state", "missed"}, {"due_at", format_rfc3339(handoff->due_at)}}});
    auto const contact = records::find(write, ObjectType::contacts, handoff->contact_id, {"all"});
    if (next && contact) tell_owner(write, *handoff, *contact);
    write.publish(HandoffMoved{id, handoff->contact_id});
}

}  // namespace tandem::qualification
