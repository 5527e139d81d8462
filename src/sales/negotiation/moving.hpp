#pragma once

#include "platform/db/database.hpp"

namespace tandem::negotiation {

/// PDFs that an older version kept in the database become files, byte for byte what was sealed. Run again after it was cut off,
/// it goes on where it was. Throws where the disk is full: nothing is lost then.
void move_documents(db::Database& database);

}  // namespace tandem::negotiation
