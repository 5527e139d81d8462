#pragma once

// Whom activities concern is told of them.

#include "crm/records/records.hpp"
#include "crm/timeline/store.hpp"

namespace tandem::timeline {

/// Whether a person sees this record, which was read with its owner.
bool is_seen_by(db::Read& read, UserId user, ObjectType object, records::Record const& record);

void tell_given(db::Write& write, Activity const& task);
void tell_due(db::Write& write, Activity const& task);

/// Tells those whom its text mentions; the names of those who do not see the record, and so are not shown it.
std::vector<std::string> tell_mentioned(db::Write& write, Activity const& activity, records::Record const& record);

/// The text with the names of those whom it mentions.
std::string with_names(db::Read& read, std::string const& text);

}  // namespace tandem::timeline
