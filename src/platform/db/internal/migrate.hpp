#pragma once

#include <span>

#include "platform/db/internal/connection.hpp"
#include "platform/files/migrations.hpp"

namespace tandem::db {

/// Brings the schema up to date in one transaction. Throws CannotOpen when a newer program has used the database: it knows a
/// migration that this one does not, or a later version.
void migrate(Connection& connection, std::span<files::Migration const> migrations, std::string_view version);

}  // namespace tandem::db
