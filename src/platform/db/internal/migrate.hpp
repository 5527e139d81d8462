#pragma once

#include <span>

#include "platform/db/internal/connection.hpp"
#include "platform/files/migrations.hpp"

namespace tandem::db {

/// Brings the schema up to date in one transaction. Throws CannotOpen when the database knows a migration that this
/// program does not: a newer program has used it.
void migrate(Connection& connection, std::span<files::Migration const> migrations);

}  // namespace tandem::db
