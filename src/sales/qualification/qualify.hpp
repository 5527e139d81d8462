#pragma once

#include "sales/qualification/handoffs.hpp"
#include "sales/qualification/scores.hpp"

namespace tandem::qualification {

/// How much of a new score the story tells: after something the contact did every jump, after new rules or fading only
/// what crosses the threshold.
enum class Telling { jumps, crossings };

/// Scores a contact, stores and tells the result, and hands it over when it is ready. Nothing for an archived one.
void qualify(db::Write& write, RecordId contact, Telling telling);

/// Hands over what is ready, without counting anew.
void hand_over_if_ready(db::Write& write, records::Record const& contact, Score const& score, std::vector<Signal> const& signals);

/// The three answers. Codes: see handoff_rules.hpp; `handoff_unknown`; what records::create says about a deal.
Result<Handoff> accept(db::Write& write, HandoffId id, Acceptance const& acceptance);
Result<Handoff> reject(db::Write& write, HandoffId id, Rejection const& rejection);
/// Takes an answer back with everything it changed: the stage, the status, the deal.
Result<Handoff> reopen(db::Write& write, HandoffId id);

/// A waiting lead whose contact moved on by another way counts as accepted by whoever moved it.
void settle_by_stage(db::Write& write, RecordId contact);

/// Takes back the offer of a contact that is no longer ready: its stage went back, by hand or by undo. False when none waited.
bool withdraw_offer(db::Write& write, RecordId contact);

/// Marks an overdue handoff as missed and gives it to the next person, once.
void pass_on(db::Write& write, HandoffId id);

}  // namespace tandem::qualification
