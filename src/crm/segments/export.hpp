#pragma once

#include "crm/segments/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::segments {

/// Members with their contact data, RFC 4180 with a byte order mark; a cell that a spreadsheet would run gets a quote in front.
Result<std::string> members_as_csv(db::Read& read, SegmentId id);

}  // namespace tandem::segments
