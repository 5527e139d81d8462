#pragma once

#include <libpq-fe.h>
#include <soci/soci.h>

// SOCI includes sqlite3.h inside this namespace.
namespace sqlite_api {
struct sqlite3;
struct sqlite3_stmt;
}  // namespace sqlite_api

namespace tandem::db {

// What lies below SOCI, for the few things it does not offer.
sqlite_api::sqlite3* sqlite_of(soci::session& session);
PGconn* postgres_of(soci::session& session);
sqlite_api::sqlite3_stmt* sqlite_statement_of(soci::statement& statement);
std::string postgres_name_of(soci::statement& statement);

}  // namespace tandem::db
