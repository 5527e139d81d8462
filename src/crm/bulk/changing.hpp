#pragma once

#include "crm/bulk/operations.hpp"
#include "platform/http/ask.hpp"

namespace tandem::bulk {

/// Each fixes what is meant, begins a change set for all of it, and queues the job.
Result<StoredOperation> begin_edit(http::Ask& ask, ObjectType type, EditAll const& given);
Result<StoredOperation> begin_archival(http::Ask& ask, ObjectType type, ArchiveAll const& given);
/// Codes `operation_unknown`, `operation_goes_on`, `nothing_to_undo`.
Result<StoredOperation> begin_undo(http::Ask& ask, OperationId id);

/// Some of what is left, in one transaction and as part of the operation's change set. False when nothing is left.
bool change_some(db::Write& write, OperationId id, std::vector<Item> const& items);
/// Who may do what the operation does.
http::Permission const& needed_for(OperationKind kind);

}  // namespace tandem::bulk
