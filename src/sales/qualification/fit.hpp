#pragma once

// Who fits, in the language of crm/segments: fit rules and what is ready for sales ask of the contacts at hand, all in one query.

#include "crm/segments/asking.hpp"
#include "crm/segments/users.hpp"
#include "sales/qualification/definitions.hpp"
#include "sales/qualification/rule_sets.hpp"

namespace tandem::qualification {

/// The fit rules of a rule set, compiled once. One that asks for something that is gone holds for nobody.
class Fit {
public:
    Fit(db::Read& read, ScoreRules const& rules);

    /// By contact, which of the rules hold, in their order; those switched off for nobody. The same whoever asks.
    std::map<RecordId, std::vector<bool>> of(db::Read& read, std::vector<RecordId> const& contacts) const;
    std::vector<bool> of(db::Read& read, RecordId contact) const;

private:
    std::size_t rules_ = 0;
    std::vector<std::size_t> asked_;  ///< the rules that the conditions are of
    std::vector<db::Condition> conditions_;
};

/// Of the rules in use; compiled once in a transaction, as long as its time is the same.
Fit const& active_fit(db::Read& read, RuleSet const& active);

/// Whether a contact is among those that the definition means, as they are now.
bool is_meant(db::Read& read, Conditions const& conditions, RecordId contact);

/// What a change of a contact must touch to make its score or its readiness another.
segments::Reads relevant(db::Read& read);
/// Whether time alone can.
bool fades_by_itself(db::Read& read, ScoreRules const& rules);

/// Errors of segments' compile.hpp at /fit/0/condition.
Result<void> check_fit(db::Read& read, ScoreRules const& rules);
std::vector<segments::Problem> problems_of(db::Read& read, ScoreRules const& rules);

/// What is agreed or proposed, and names a segment.
std::vector<segments::SegmentUser> users_of_segment(db::Read& read, segments::SegmentId id);

/// Contacts that changed: those whose rules hold otherwise than their score says, or who may be ready now, are looked at anew.
bool asks_for_others(db::Read& read);
void look_at_changed(db::Write& write, std::vector<RecordId> const& contacts);
void on_segment_changed(db::Write& write, segments::SegmentChanged const& event);

}  // namespace tandem::qualification
