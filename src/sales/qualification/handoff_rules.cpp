#include "sales/qualification/handoff_rules.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace tandem::qualification {
namespace {

using db::Role;

constexpr Duration rest = days(30);
constexpr Duration undo_time = minutes(10);

bool leads_others(Role role) { return role == Role::owner || role == Role::admin || role == Role::manager; }

bool is_theirs(std::optional<UserId> owner, db::Actor const& actor) {
    return leads_others(actor.role) || (owner && *owner == actor.user_id);
}

/// Whose turn comes first: reps, then managers, then who owns the workspace. Marketers and viewers get no leads.
int rank(Role role) {
    switch (role) {
        case Role::rep:
            return 0;
        case Role::manager:
            return 1;
        case Role::admin:
        case Role::owner:
            return 2;
        default:
            return -1;
    }
}

}  // namespace

bool is_due(Conditions const& conditions, std::int64_t total, std::vector<Signal> const& signals) {
    auto const sent = [&](Signal const& signal) { return signal.kind == SignalKind::form && signal.form_id == conditions.form_id->value; };
    return total >= conditions.score.value || (conditions.form_id && std::ranges::any_of(signals, sent));
}

bool may_be_handed_over(std::string const& stage) { return stage == "lead" || stage == "subscriber"; }

bool rests(std::optional<Instant> rejected_at, std::vector<Signal> const& signals, Instant now) {
    if (!rejected_at || now - *rejected_at >= rest) return false;
    return std::ranges::none_of(signals, [&](auto const& signal) { return signal.kind == SignalKind::form && signal.at > *rejected_at; });
}

std::optional<UserId> next_owner(std::vector<Candidate> const& candidates, std::optional<UserId> present, std::optional<UserId> not_to) {
    Candidate const* best = nullptr;
    for (auto const& candidate : candidates) {
        if (!candidate.active || rank(candidate.role) < 0 || (not_to && candidate.id == *not_to)) continue;
        if (present && candidate.id == *present && candidate.role == Role::rep) return candidate.id;
        auto const key = [](Candidate const& c) { return std::tuple(rank(c.role), c.turn, c.id.value); };
        if (!best || key(candidate) < key(*best)) best = &candidate;
    }
    if (!best) return std::nullopt;
    return best->id;
}

Result<void> may_answer(HandoffState state, std::optional<UserId> owner, db::Actor const& actor) {
    if (state != HandoffState::waiting) return conflict("handoff_answered", "This lead was answered already. Nothing was changed.");
    if (!is_theirs(owner, actor))
        return forbidden("not_your_lead", "This lead waits for somebody else. Its owner or a manager can answer it.");
    return {};
}

Result<void> may_reopen(HandoffState state, std::optional<UserId> owner, std::optional<Instant> answered_at, db::Actor const& actor,
                        Instant now) {
    if (state == HandoffState::waiting || !answered_at) return conflict("handoff_waits", "This lead waits for an answer already.");
    if (now - *answered_at > undo_time)
        return conflict("too_late_to_undo", "An answer can be taken back for ten minutes. Change the contact by hand.");
    if (!is_theirs(owner, actor))
        return forbidden("not_your_lead", "This lead belongs to somebody else. Its owner or a manager can take the answer back.");
    return {};
}

Result<void> may_sign(Definition const& definition, Side side, db::Actor const& actor) {
    auto const own = side == Side::marketing ? Role::marketer : Role::rep;
    if (actor.role != own && !leads_others(actor.role)) return forbidden("not_this_side", "You cannot sign for this department.");
    if (definition.active_since) return conflict("definition_active", "This version has both signatures already.");
    for (auto const& signature : definition.signatures) {
        if (signature.side == side) return conflict("signed_already", "This department has signed already.");
        if (signature.user_id == actor.user_id)
            return conflict("signed_other_side", "You signed for the other department. Somebody else has to sign here.");
    }
    return {};
}

std::string lead_status_after(RejectReason reason) { return reason == RejectReason::too_early ? "BAD_TIMING" : "UNQUALIFIED"; }

std::string_view words_of(RejectReason reason) {
    static constexpr std::array<std::string_view, 5> words = {"No budget this year", "Cannot decide", "Outside our delivery area",
                                                              "Too early, nurture", "No real request"};
    return words.at(static_cast<std::size_t>(reason));
}

}  // namespace tandem::qualification
