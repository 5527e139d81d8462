#include "platform/db/internal/handles.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace tandem::db {

// SOCI does not export the type information of its backends, which the sanitizer would look up.
#define TANDEM_WITHOUT_TYPE_CHECK __attribute__((no_sanitize("vptr")))

TANDEM_WITHOUT_TYPE_CHECK sqlite_api::sqlite3* sqlite_of(soci::session& session) {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

TANDEM_WITHOUT_TYPE_CHECK PGconn* postgres_of(soci::session& session) {
    return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
}

TANDEM_WITHOUT_TYPE_CHECK sqlite_api::sqlite3_stmt* sqlite_statement_of(soci::statement& statement) {
    return static_cast<soci::sqlite3_statement_backend*>(statement.get_backend())->stmt_;
}

TANDEM_WITHOUT_TYPE_CHECK std::string postgres_name_of(soci::statement& statement) {
    return static_cast<soci::postgresql_statement_backend*>(statement.get_backend())->statementName_;
}

}  // namespace tandem::db
