#pragma once

#include "crm/segments/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::segments {

/// Who a condition means, in all and line by line, among those the asker sees.
Result<Preview> preview(db::Read& read, PreviewRequest const& request);

/// Why a contact is in a segment, or is not: each line with what shows it. not_found `record_unknown`.
Result<Why> why(db::Read& read, SegmentId id, RecordId contact);

/// What lists show of contacts, in the order of the ids.
std::vector<Member> members_shown(db::Read& read, std::vector<RecordId> const& ids);

}  // namespace tandem::segments
