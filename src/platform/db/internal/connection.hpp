#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "platform/db/cursor.hpp"
#include "platform/db/internal/handles.hpp"
#include "platform/db/internal/statement.hpp"

namespace tandem::db {

enum class Purpose { reading, writing };

/// Where the database is: a SQLite file or a PostgreSQL URL.
struct Address {
    explicit Address(std::string given);
    Engine engine;
    std::string text;
};

/// One connection with its prepared statements. Used by one thread at a time.
class Connection {
public:
    /// Throws CannotOpen.
    Connection(Address const& address, Purpose purpose);

    Engine engine() const { return engine_; }

    /// Plain SQL without parameters; may hold several statements.
    void execute(std::string const& sql);

    std::unique_ptr<PreparedStatement> borrow(QueryInfo const& query, Parameters& parameters, Actor const& actor);
    void give_back(std::unique_ptr<PreparedStatement> statement) { statements_.give_back(std::move(statement)); }
    std::size_t cached_statements() const { return statements_.size(); }

    Cursor open(QueryInfo const& query, Parameters parameters, Actor const& actor);
    std::int64_t run(QueryInfo const& query, Parameters parameters, Actor const& actor);

    /// Whether the other side has gone; then the connection is of no more use.
    bool is_lost();

    /// In a catch clause: rethrows what SOCI threw as one of errors.hpp.
    [[noreturn]] void rethrow(QueryInfo const* query);

private:
    struct TextKey {
        QueryInfo const* query;
        std::size_t outlook;
        bool operator==(TextKey const&) const = default;
    };
    struct TextHash {
        std::size_t operator()(TextKey const& key) const { return std::hash<void const*>{}(key.query) * 31 + key.outlook; }
    };

    struct Finalize {
        void operator()(sqlite_api::sqlite3_stmt* statement) const;
    };
    using Command = std::unique_ptr<sqlite_api::sqlite3_stmt, Finalize>;

    /// Valid until the next call.
    Rendered const& text_of(QueryInfo const& query, Parameters& parameters, Actor const& actor);
    void execute_on_sqlite(std::string const& sql);
    void execute_on_postgres(std::string const& sql);

    Engine engine_;
    soci::session session_;
    StatementCache statements_{512};
    std::unordered_map<TextKey, Rendered, TextHash> texts_;
    Rendered made_;                                      ///< the latest text of a query with fragments
    std::unordered_map<std::string, Command> commands_;  ///< begin, savepoint, …: on SQLite each is prepared once
};

/// A statement in use; it goes back to its connection unless it failed.
class StatementLoan {
public:
    StatementLoan(Connection& connection, std::unique_ptr<PreparedStatement> statement);
    StatementLoan(StatementLoan&&) noexcept = default;
    StatementLoan& operator=(StatementLoan&&) = delete;
    ~StatementLoan();

    bool next();
    std::span<Cell> cells() { return statement_->cells(); }

private:
    Connection* connection_;
    std::unique_ptr<PreparedStatement> statement_;
};

}  // namespace tandem::db
