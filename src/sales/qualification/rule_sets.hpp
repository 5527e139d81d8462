#pragma once

#include "platform/db/db.hpp"
#include "sales/qualification/api.hpp"

namespace tandem::qualification {

/// The rules in use; nullopt in a workspace that was made before there were any.
std::optional<RuleSet> active_rule_set(db::Read& read);
std::optional<RuleSet> draft_rule_set(db::Read& read);
std::optional<RuleSet> find_rule_set(db::Read& read, RuleSetId id);
/// Those once in use, the newest first.
std::vector<RuleSet> former_rule_sets(db::Read& read, int limit);

/// Makes the draft, or replaces its rules.
RuleSet put_draft(db::Write& write, ScoreRules const& rules);
/// False when there was none.
bool drop_draft(db::Write& write);
/// Puts it into use; the former one retires.
void activate(db::Write& write, RuleSetId id);

void create_default_rules(db::Write& write);

}  // namespace tandem::qualification
