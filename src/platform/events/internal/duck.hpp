#pragma once

#include <duckdb.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// DuckDB's C interface as values and exceptions.
namespace tandem::events::duck {

using Value = std::variant<std::monostate, std::int64_t, std::uint64_t, double, std::string>;
using Row = std::vector<Value>;

/// Text of a text cell; empty for NULL.
std::string const& text(Value const& value);
/// A number cell of any width, rounded towards zero; 0 for NULL.
std::int64_t integer(Value const& value);
std::uint64_t natural(Value const& value);
double number(Value const& value);
inline bool is_null(Value const& value) { return std::holds_alternative<std::monostate>(value); }

struct Settings {
    std::string memory_limit = "512MB";
    int threads = 2;
};

class Database {
public:
    Database(std::filesystem::path const& file, Settings const& settings);
    ~Database();
    Database(Database const&) = delete;
    duckdb_database handle() const { return database_; }

private:
    duckdb_database database_ = nullptr;
};

class Connection {
public:
    explicit Connection(Database const& database);
    ~Connection();
    Connection(Connection const&) = delete;

    /// Several statements without parameters or results.
    void execute(std::string const& sql);
    /// One statement; every `?` of it is a parameter.
    std::vector<Row> query(std::string const& sql, std::vector<Value> const& parameters = {});
    duckdb_connection handle() const { return connection_; }

private:
    duckdb_connection connection_ = nullptr;
};

/// Appends rows to a table, column by column in the table's order. Visible after `close` and the commit around it.
class Appender {
public:
    Appender(Connection& connection, char const* table);
    ~Appender();
    Appender(Appender const&) = delete;

    Appender& operator<<(std::int64_t value);
    Appender& operator<<(std::uint64_t value);
    Appender& operator<<(bool value);
    Appender& operator<<(std::string_view value);
    void end_row();
    void close();

private:
    void check(duckdb_state state);
    duckdb_appender appender_ = nullptr;
};

}  // namespace tandem::events::duck
