#include "platform/db/internal/migrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "platform/db/errors.hpp"

namespace tandem::db {

namespace {

constexpr auto create_table = "create table if not exists schema_migration (name text not null primary key, applied_at bigint not null)";

struct ListMigrations {
    using Row = std::string;
    static constexpr std::string_view sql = "select name from schema_migration";
    static constexpr auto across_workspaces = "the schema belongs to no workspace";
};
TANDEM_QUERY(ListMigrations, ())

struct RecordMigration {
    static constexpr std::string_view sql = "insert into schema_migration (name, applied_at) values (:name, :applied_at)";
    static constexpr auto across_workspaces = "the schema belongs to no workspace";
    std::string_view name;
    Instant applied_at;
};
TANDEM_QUERY(RecordMigration, (name, applied_at))

std::set<std::string> applied_migrations(Connection& connection) {
    std::set<std::string> names;
    auto cursor = connection.open(info_of<ListMigrations>(), {}, Actor{});
    while (cursor.next()) names.insert(cursor.cells()[0].text);
    return names;
}

void refuse_newer(std::set<std::string> const& applied, std::span<files::Migration const> known) {
    for (auto const& name : applied) {
        if (std::ranges::find(known, name, &files::Migration::name) != known.end()) continue;
        throw CannotOpen(fmt::format(
            "This database was last used by a newer Tandem (it has the schema change {}). Nothing was changed. Start the newer program.",
            name));
    }
}

void apply(Connection& connection, files::Migration const& migration) {
    try {
        connection.execute(render_switches(migration.sql, connection.engine()));
    } catch (std::exception const& error) {
        throw CannotOpen(fmt::format("The schema change {} failed, nothing was changed: {}", migration.name, error.what()));
    }
    RecordMigration const record{.name = migration.name, .applied_at = now()};
    connection.run(info_of<RecordMigration>(), parameters_of(record), Actor{});
}

}  // namespace

void migrate(Connection& connection, std::span<files::Migration const> migrations) {
    bool const sqlite = connection.engine() == Engine::sqlite;
    connection.execute(sqlite ? "begin immediate" : "begin; select pg_advisory_xact_lock(7446529731)");
    try {
        connection.execute(create_table);
        auto const applied = applied_migrations(connection);
        refuse_newer(applied, migrations);
        for (auto const& migration : migrations) {
            if (!applied.contains(std::string(migration.name))) apply(connection, migration);
        }
        connection.execute("commit");
    } catch (...) {
        connection.execute("rollback");
        throw;
    }
}

}  // namespace tandem::db
