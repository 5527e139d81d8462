#pragma once

#include "crm/imports/upload.hpp"
#include "platform/jobs/jobs.hpp"

namespace tandem::imports {

/// Brings in what is left of a file.
struct ImportRecords {
    static constexpr auto name = "import_records";
    OperationId operation_id;
};
BOOST_DESCRIBE_STRUCT(ImportRecords, (), (operation_id))

/// Tries the first rows and takes all of it back. Codes `operation_unknown`, `mapping_invalid`.
Result<Trial> try_file(http::Ask& ask, OperationId id, FileMapping const& mapping);
/// Queues the job. Codes the same, and `operation_began`.
Result<bulk::StoredOperation> begin_import(http::Ask& ask, OperationId id, FileMapping const& mapping);

Result<void> import_records(jobs::Context& context, ImportRecords const& job);

}  // namespace tandem::imports
