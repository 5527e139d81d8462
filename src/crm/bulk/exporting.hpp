#pragma once

#include "crm/bulk/jobs.hpp"
#include "crm/bulk/operations.hpp"
#include "platform/http/ask.hpp"

namespace tandem::bulk {

/// Queues the writing of a file with what its asker sees of the records that match.
Result<StoredOperation> begin_export(http::Ask& ask, ObjectType type, ExportAll const& given);
/// Writes it page by page; begun anew where it was cut off, since half a file is none.
Result<void> export_records(jobs::Context& context, ExportRecords const& job);

}  // namespace tandem::bulk
