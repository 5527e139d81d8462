#include "platform/db/internal/migrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <ranges>
#include <set>
#include <vector>

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

/// Every version of the program that opens a database leaves its name beside the schema changes.
constexpr std::string_view version_mark = "version ";

/// "0.10.2" as numbers, which compare as versions do.
std::vector<int> numbers_of(std::string_view version) {
    std::vector<int> numbers;
    for (auto const part : std::views::split(version, '.')) {
        int number = 0;
        std::from_chars(std::to_address(part.begin()), std::to_address(part.end()), number);
        numbers.push_back(number);
    }
    return numbers;
}

/// Also where the schema is the same: a later program may have kept in its documents what this one would lose on saving them.
void refuse_later_version(std::string_view name, std::string_view own) {
    auto const left = name.substr(version_mark.size());
    if (numbers_of(left) <= numbers_of(own)) return;
    throw CannotOpen(
        fmt::format("This database was last used by Tandem {}, and this is {}. Nothing was changed. Start the newer program.", left, own));
}

void refuse_newer(std::set<std::string> const& applied, std::span<files::Migration const> known, std::string_view version) {
    for (auto const& name : applied) {
        if (name.starts_with(version_mark)) {
            refuse_later_version(name, version);
            continue;
        }
        if (std::ranges::find(known, name, &files::Migration::name) != known.end()) continue;
        throw CannotOpen(fmt::format(
            "This database was last used by a newer Tandem (it has the schema change {}). Nothing was changed. Start the newer program.",
            name));
    }
}

void record(Connection& connection, std::string_view name) {
    RecordMigration const row{.name = name, .applied_at = now()};
    connection.run(info_of<RecordMigration>(), parameters_of(row), Actor{});
}

void apply(Connection& connection, files::Migration const& migration) {
    try {
        connection.execute(render_switches(migration.sql, connection.engine()));
    } catch (std::exception const& error) {
        throw CannotOpen(fmt::format("The schema change {} failed, nothing was changed: {}", migration.name, error.what()));
    }
    record(connection, migration.name);
}

}  // namespace

void migrate(Connection& connection, std::span<files::Migration const> migrations, std::string_view version) {
    bool const sqlite = connection.engine() == Engine::sqlite;
    connection.execute(sqlite ? "begin immediate" : "begin; select pg_advisory_xact_lock(7446529731)");
    try {
        connection.execute(create_table);
        auto const applied = applied_migrations(connection);
        refuse_newer(applied, migrations, version);
        for (auto const& migration : migrations) {
            if (!applied.contains(std::string(migration.name))) apply(connection, migration);
        }
        auto const own = std::string(version_mark) + std::string(version);
        if (!applied.contains(own)) record(connection, own);
        connection.execute("commit");
    } catch (...) {
        connection.execute("rollback");
        throw;
    }
}

}  // namespace tandem::db
