#include "platform/db/internal/connection.hpp"

#include <fmt/format.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <chrono>
#include <thread>

#include "base/unicode.hpp"
#include "platform/db/errors.hpp"
#include "platform/db/internal/handles.hpp"
#include "platform/db/internal/refusal.hpp"
#include "platform/db/visible.hpp"
#include "platform/db/words.hpp"

namespace tandem::db {

namespace {

void open_session(soci::session& session, Address const& address) {
    try {
        if (address.engine == Engine::sqlite) {
            if (address.text.find('"') != std::string::npos)
                throw CannotOpen("The path of the database must not contain a quotation mark.");
            session.open(soci::sqlite3, fmt::format("dbname=\"{}\" timeout=20", address.text));
        } else {
            // SOCI reads the text as key=value and puts a "=" after one that has none.
            bool const has_option = address.text.find('=') != std::string::npos;
            session.open(soci::postgresql, has_option ? address.text : address.text + "?application_name=tandem");
        }
    } catch (soci::soci_error const& error) {
        throw CannotOpen(fmt::format("The database cannot be opened: {}", error.get_error_message()));
    }
}

// An acknowledged write survives power loss: FULL syncs the log at each commit. Readers keep small caches; the
// operating system holds the pages for all of them.
constexpr auto sqlite_writer = R"(
    pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -16000;
    pragma mmap_size = 134217728; pragma temp_store = memory; pragma journal_size_limit = 67108864;)";
constexpr auto sqlite_reader = R"(
    pragma query_only = on; pragma cache_size = -4000; pragma mmap_size = 134217728; pragma temp_store = memory;)";
/// Another program that writes, such as an import, leaves short gaps: SQLite's own waiting, ever longer, would miss them.
int wait_for_lock(void*, int attempts) {
    constexpr int longest = 10'000;  // 20 s
    if (attempts >= longest) return 0;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    return 1;
}

using TextMap = std::string (*)(std::string_view);

/// SQLite's own lower() knows ASCII only. `map` is the function's user data.
void map_text(sqlite_api::sqlite3_context* context, int, sqlite_api::sqlite3_value** values) {
    using namespace sqlite_api;
    auto const* const text = reinterpret_cast<char const*>(sqlite3_value_text(values[0]));
    if (!text) return sqlite3_result_null(context);
    auto const size = static_cast<std::size_t>(sqlite3_value_bytes(values[0]));
    auto const mapped = reinterpret_cast<TextMap>(sqlite3_user_data(context))({text, size});
    sqlite3_result_text(context, mapped.data(), static_cast<int>(mapped.size()), SQLITE_TRANSIENT);
}

int compare_alphabetically(void*, int size_a, void const* a, int size_b, void const* b) {
    auto const text = [](void const* data, int size) {
        return std::string_view(static_cast<char const*>(data), static_cast<std::size_t>(size));
    };
    return compare_folded(text(a, size_a), text(b, size_b));
}

/// What SQL texts use of Unicode; PostgreSQL has it in its ICU collations.
void teach_unicode(sqlite_api::sqlite3* database) {
    using namespace sqlite_api;
    constexpr int how = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    auto const define = [&](char const* name, TextMap map) {
        return sqlite3_create_function_v2(database, name, 1, how, reinterpret_cast<void*>(map), map_text, nullptr, nullptr, nullptr);
    };
    bool const done =
        define("lower", to_lower) == SQLITE_OK && define("fold", fold) == SQLITE_OK && define("words", words_of_text) == SQLITE_OK &&
        sqlite3_create_collation_v2(database, "alphabetical", SQLITE_UTF8, nullptr, compare_alphabetically, nullptr) == SQLITE_OK;
    if (!done) throw CannotOpen("The database cannot be opened: SQLite takes no functions.");
}

constexpr auto postgres_any = "set time zone 'UTC'; set client_min_messages = warning; set statement_timeout = '120s'; set jit = off";

}  // namespace

Address::Address(std::string given)
    : engine(given.starts_with("postgres://") || given.starts_with("postgresql://") ? Engine::postgres : Engine::sqlite),
      text(std::move(given)) {}

Connection::Connection(Address const& address, Purpose purpose) : engine_(address.engine) {
    open_session(session_, address);
    try {
        if (engine_ == Engine::postgres) {
            execute(postgres_any);
        } else {
            sqlite_api::sqlite3_extended_result_codes(sqlite_of(session_), 1);
            sqlite_api::sqlite3_busy_handler(sqlite_of(session_), wait_for_lock, nullptr);
            teach_unicode(sqlite_of(session_));
            execute(purpose == Purpose::writing ? sqlite_writer : sqlite_reader);
        }
    } catch (QueryFailed const& error) {
        throw CannotOpen(fmt::format("The database cannot be opened: {}", error.what()));
    }
}

void Connection::execute(std::string const& sql) {
    if (engine_ == Engine::sqlite)
        execute_on_sqlite(sql);
    else
        execute_on_postgres(sql);
}

void Connection::Finalize::operator()(sqlite_api::sqlite3_stmt* statement) const { sqlite_api::sqlite3_finalize(statement); }

void Connection::execute_on_sqlite(std::string const& sql) {
    using namespace sqlite_api;
    auto* const database = sqlite_of(session_);
    auto const check = [&](int code) {
        if (code != SQLITE_OK) throw_sqlite_refusal(code, sqlite3_errmsg(database));
    };
    if (sql.find(';') != std::string::npos) return check(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr));
    auto& command = commands_[sql];
    if (!command) {
        sqlite3_stmt* prepared = nullptr;
        check(sqlite3_prepare_v3(database, sql.c_str(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &prepared, nullptr));
        command.reset(prepared);
    }
    while (sqlite3_step(command.get()) == SQLITE_ROW) {
    }
    check(sqlite3_reset(command.get()));  // says what the step said
}

void Connection::execute_on_postgres(std::string const& sql) {
    auto* const connection = postgres_of(session_);
    auto* const result = PQexec(connection, sql.c_str());
    auto const status = PQresultStatus(result);
    char const* const state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    std::string const code = state ? state : "";
    PQclear(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) {
        throw_postgres_refusal(code, PQerrorMessage(connection), is_lost());
    }
}

bool Connection::is_lost() { return engine_ == Engine::postgres && PQstatus(postgres_of(session_)) != CONNECTION_OK; }

void Connection::rethrow(QueryInfo const* query) {
    auto const where = query ? name_of(*query) + ": " : std::string();
    try {
        throw;
    } catch (soci::sqlite3_soci_error const& error) {
        throw_sqlite_refusal(error.result(), where + error.get_error_message());
    } catch (soci::postgresql_soci_error const& error) {
        throw_postgres_refusal(error.sqlstate(), where + error.get_error_message(), is_lost());
    } catch (soci::soci_error const& error) {
        throw_postgres_refusal("", where + error.get_error_message(), is_lost());
    }
}

Rendered const& Connection::text_of(QueryInfo const& query, Parameters& parameters, Actor const& actor) {
    if (!parameters.fragments.empty()) return made_ = render(query.sql(), engine_, actor, parameters);
    TextKey const key{&query, outlook_of(actor.access)};
    auto found = texts_.find(key);
    if (found == texts_.end()) found = texts_.emplace(key, render(query.sql(), engine_, actor, parameters)).first;
    return found->second;
}

std::unique_ptr<PreparedStatement> Connection::borrow(QueryInfo const& query, Parameters& parameters, Actor const& actor) try {
    auto const& text = text_of(query, parameters, actor);
    parameters.values.push_back({"workspace_id", actor.workspace_id.value});
    parameters.values.push_back({"actor_id", actor.user_id.value});
    if (auto const apart = kinds_apart(actor.access); !apart.empty()) parameters.values.push_back({"kinds_apart", json_array_of(apart)});
    auto statement = statements_.take(query, text.sql);
    if (statement && statement->bind(parameters)) return statement;
    statement = std::make_unique<PreparedStatement>(session_, engine_, query, text, parameters, std::move(statement));
    statement->bind(parameters);
    return statement;
} catch (soci::soci_error const&) {
    rethrow(&query);
}

Cursor Connection::open(QueryInfo const& query, Parameters parameters, Actor const& actor) {
    auto statement = borrow(query, parameters, actor);
    try {
        statement->start();
    } catch (soci::soci_error const&) {
        rethrow(&query);
    }
    return Cursor(StatementLoan(*this, std::move(statement)));
}

std::int64_t Connection::run(QueryInfo const& query, Parameters parameters, Actor const& actor) {
    auto statement = borrow(query, parameters, actor);
    try {
        auto const changed = statement->run();
        statement->finish();
        give_back(std::move(statement));
        return changed;
    } catch (soci::soci_error const&) {
        rethrow(&query);
    }
}

StatementLoan::StatementLoan(Connection& connection, std::unique_ptr<PreparedStatement> statement)
    : connection_(&connection), statement_(std::move(statement)) {}

StatementLoan::~StatementLoan() {
    if (!statement_) return;
    statement_->finish();
    connection_->give_back(std::move(statement_));
}

bool StatementLoan::next() try { return statement_->fetch(); } catch (soci::soci_error const&) {
    auto const failed = std::move(statement_);
    connection_->rethrow(&failed->query());
}

Cursor::Cursor(StatementLoan loan) : loan_(std::make_unique<StatementLoan>(std::move(loan))) {}
Cursor::Cursor(Cursor&&) noexcept = default;
Cursor::~Cursor() = default;
bool Cursor::next() { return loan_->next(); }
std::span<Cell> Cursor::cells() { return loan_->cells(); }

}  // namespace tandem::db
