#pragma once

#include "platform/db/database.hpp"

namespace tandem::records {

/// Words and unique values of records that a migration put into their table: SQL cannot fold words as the program does.
/// Such a migration lists them in `record_unindexed`.
void index_moved_records(db::Database& database);

}  // namespace tandem::records
