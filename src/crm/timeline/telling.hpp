#pragma once

// Whom activities concern is told of them.

#include "crm/records/records.hpp"
#include "crm/timeline/activity_store.hpp"

namespace tandem::timeline {

/// Whether a person sees this record, which was read with its owner.
bool is_seen_by(db::Read& read, UserId user, ObjectType object, records::Record const& record);

void tell_given(db::Write& write, StoredActivity const& task);
void tell_due(db::Write& write, StoredActivity const& task);

/// Tells those whom its text mentions and who see this record that it tells of.
void tell_mentioned(db::Write& write, StoredActivity const& activity, ObjectType object, records::Record const& record);
/// Names of those whom it mentions and who do not see the record: they are not told.
std::vector<std::string> mentioned_unseen(db::Read& read, StoredActivity const& activity, ObjectType object, records::Record const& record);

/// The text with the names of those whom it mentions.
std::string with_names(db::Read& read, std::string const& text);

}  // namespace tandem::timeline
