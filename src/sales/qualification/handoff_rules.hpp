#pragma once

// Decisions about handoffs: no database, no HTTP, no clock of their own.

#include "platform/db/actor.hpp"
#include "sales/qualification/api.hpp"

namespace tandem::qualification {

/// When a contact is looked at: points reached or the form sent. Whether it is among those who are meant is asked elsewhere.
bool is_due(Conditions const& conditions, std::int64_t total, std::vector<Signal> const& signals);

/// Subscribers and leads are handed over; who is further on or has no stage is not.
bool may_be_handed_over(std::string const& stage);

/// A rejected lead rests for 30 days, unless it sends a form in the meantime.
bool rests(std::optional<Instant> rejected_at, std::vector<Signal> const& signals, Instant now);

struct Candidate {
    UserId id;
    db::Role role{};
    bool active = true;
    std::int64_t turn = 0;  ///< when last given a lead; 0 is never
};
BOOST_DESCRIBE_STRUCT(Candidate, (), (id, role, active, turn))
/// Whose lead it is: the present owner when an active rep, else the rep who waits longest; managers where there are no
/// reps, then admins and owners. `not_to` is passed over.
std::optional<UserId> next_owner(std::vector<Candidate> const& candidates, std::optional<UserId> present,
                                 std::optional<UserId> not_to = {});

/// Codes `handoff_answered`, `not_your_lead`.
Result<void> may_answer(HandoffState state, std::optional<UserId> owner, db::Actor const& actor);

/// Codes `handoff_waits`, `too_late_to_undo` (ten minutes), `not_your_lead`.
Result<void> may_reopen(HandoffState state, std::optional<UserId> owner, std::optional<Instant> answered_at, db::Actor const& actor,
                        Instant now);

/// Codes `not_this_side`, `signed_already`, `signed_other_side`, `definition_active`.
Result<void> may_sign(Definition const& definition, Side side, db::Actor const& actor);

/// hs_lead_status of a rejected contact.
std::string lead_status_after(RejectReason reason);
/// The words of the screens.
std::string_view words_of(RejectReason reason);

}  // namespace tandem::qualification
