#pragma once

#include "crm/bulk/api.hpp"
#include "platform/jobs/jobs.hpp"

namespace tandem::bulk {

/// Edits, archives or takes back what is left of an operation's records.
struct ChangeRecords {
    static constexpr auto name = "change_records";
    OperationId operation_id;
};
BOOST_DESCRIBE_STRUCT(ChangeRecords, (), (operation_id))

/// Writes the file of an export.
struct ExportRecords {
    static constexpr auto name = "export_records";
    OperationId operation_id;
};
BOOST_DESCRIBE_STRUCT(ExportRecords, (), (operation_id))

/// Takes away operations that are old, with the files they hold.
struct ForgetOperations {
    static constexpr auto name = "forget_operations";
};
BOOST_DESCRIBE_STRUCT(ForgetOperations, (), ())

void add_handlers(jobs::Handlers& handlers);

}  // namespace tandem::bulk
