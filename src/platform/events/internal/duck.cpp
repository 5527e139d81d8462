#include "platform/events/internal/duck.hpp"

#include <stdexcept>

namespace tandem::events::duck {
namespace {

struct Config {
    Config() { duckdb_create_config(&handle); }
    ~Config() { duckdb_destroy_config(&handle); }
    void set(char const* name, std::string const& value) {
        if (duckdb_set_config(handle, name, value.c_str()) != DuckDBSuccess)
            throw std::runtime_error("DuckDB refuses " + std::string(name) + " = " + value);
    }
    duckdb_config handle = nullptr;
};

struct Statement {
    ~Statement() { duckdb_destroy_prepare(&handle); }
    duckdb_prepared_statement handle = nullptr;
};

struct Outcome {
    ~Outcome() { duckdb_destroy_result(&handle); }
    duckdb_result handle{};
};

struct Chunk {
    ~Chunk() { duckdb_destroy_data_chunk(&handle); }
    duckdb_data_chunk handle = nullptr;
};

[[noreturn]] void fail(char const* message, std::string_view during) {
    throw std::runtime_error("DuckDB: " + std::string(message ? message : "unknown error") + " in: " + std::string(during));
}

void bind(duckdb_prepared_statement statement, idx_t index, Value const& value) {
    if (auto const* whole = std::get_if<std::int64_t>(&value)) {
        duckdb_bind_int64(statement, index, *whole);
    } else if (auto const* large = std::get_if<std::uint64_t>(&value)) {
        duckdb_bind_uint64(statement, index, *large);
    } else if (auto const* real = std::get_if<double>(&value)) {
        duckdb_bind_double(statement, index, *real);
    } else if (auto const* letters = std::get_if<std::string>(&value)) {
        duckdb_bind_varchar_length(statement, index, letters->data(), letters->size());
    } else {
        duckdb_bind_null(statement, index);
    }
}

template <class T>
T at(void* data, idx_t row) {
    return static_cast<T const*>(data)[row];
}

Value read_text(void* data, idx_t row) {
    auto* stored = static_cast<duckdb_string_t*>(data) + row;
    return std::string(duckdb_string_t_data(stored), duckdb_string_t_length(*stored));
}

Value read_cell(duckdb_type type, void* data, idx_t row) {
    switch (type) {
        case DUCKDB_TYPE_BOOLEAN:
            return std::int64_t{at<bool>(data, row)};
        case DUCKDB_TYPE_INTEGER:
            return std::int64_t{at<std::int32_t>(data, row)};
        case DUCKDB_TYPE_BIGINT:
            return at<std::int64_t>(data, row);
        case DUCKDB_TYPE_UBIGINT:
            return at<std::uint64_t>(data, row);
        case DUCKDB_TYPE_DOUBLE:
            return at<double>(data, row);
        case DUCKDB_TYPE_HUGEINT:
            return static_cast<std::int64_t>(at<duckdb_hugeint>(data, row).lower);
        case DUCKDB_TYPE_VARCHAR:
            return read_text(data, row);
        default:
            throw std::logic_error("a DuckDB query returns a type that is not read here");
    }
}

void read_column(duckdb_data_chunk chunk, idx_t column, duckdb_type type, std::vector<Row>& rows, std::size_t first) {
    auto vector = duckdb_data_chunk_get_vector(chunk, column);
    auto* data = duckdb_vector_get_data(vector);
    auto* valid = duckdb_vector_get_validity(vector);
    for (idx_t row = 0; row < duckdb_data_chunk_get_size(chunk); ++row)
        if (!valid || duckdb_validity_row_is_valid(valid, row)) rows[first + row][column] = read_cell(type, data, row);
}

}  // namespace

std::string const& text(Value const& value) {
    static std::string const empty;
    auto const* letters = std::get_if<std::string>(&value);
    return letters ? *letters : empty;
}

double number(Value const& value) {
    if (auto const* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    if (auto const* large = std::get_if<std::uint64_t>(&value)) return static_cast<double>(*large);
    if (auto const* real = std::get_if<double>(&value)) return *real;
    return 0;
}

std::int64_t integer(Value const& value) {
    if (auto const* whole = std::get_if<std::int64_t>(&value)) return *whole;
    return static_cast<std::int64_t>(number(value));
}

std::uint64_t natural(Value const& value) {
    if (auto const* large = std::get_if<std::uint64_t>(&value)) return *large;
    return static_cast<std::uint64_t>(integer(value));
}

Database::Database(std::filesystem::path const& file, Settings const& settings) {
    Config config;
    config.set("memory_limit", settings.memory_limit);
    config.set("threads", std::to_string(settings.threads));
    config.set("autoinstall_known_extensions", "false");
    config.set("autoload_known_extensions", "false");
    // Every checkpoint compresses the last, unfinished part of each table anew: few of them, and a quick replay still.
    config.set("checkpoint_threshold", "64MB");
    config.set("temp_directory", file.string() + ".spill");
    char* problem = nullptr;
    if (duckdb_open_ext(file.c_str(), &database_, config.handle, &problem) != DuckDBSuccess) {
        std::string message = problem ? problem : "unknown error";
        duckdb_free(problem);
        fail(message.c_str(), file.string());
    }
}

Database::~Database() { duckdb_close(&database_); }

Connection::Connection(Database const& database) {
    if (duckdb_connect(database.handle(), &connection_) != DuckDBSuccess) fail(nullptr, "connect");
}

Connection::~Connection() { duckdb_disconnect(&connection_); }

void Connection::execute(std::string const& sql) {
    Outcome outcome;
    if (duckdb_query(connection_, sql.c_str(), &outcome.handle) != DuckDBSuccess) fail(duckdb_result_error(&outcome.handle), sql);
}

std::vector<Row> Connection::query(std::string const& sql, std::vector<Value> const& parameters) {
    Statement statement;
    if (duckdb_prepare(connection_, sql.c_str(), &statement.handle) != DuckDBSuccess) fail(duckdb_prepare_error(statement.handle), sql);
    for (std::size_t i = 0; i < parameters.size(); ++i) bind(statement.handle, i + 1, parameters[i]);
    Outcome outcome;
    if (duckdb_execute_prepared(statement.handle, &outcome.handle) != DuckDBSuccess) fail(duckdb_result_error(&outcome.handle), sql);

    auto columns = duckdb_column_count(&outcome.handle);
    std::vector<Row> rows;
    while (true) {
        Chunk chunk{duckdb_fetch_chunk(outcome.handle)};
        if (!chunk.handle) return rows;
        auto first = rows.size();
        rows.resize(first + duckdb_data_chunk_get_size(chunk.handle), Row(columns));
        for (idx_t column = 0; column < columns; ++column)
            read_column(chunk.handle, column, duckdb_column_type(&outcome.handle, column), rows, first);
    }
}

Appender::Appender(Connection& connection, char const* table) {
    if (duckdb_appender_create(connection.handle(), nullptr, table, &appender_) != DuckDBSuccess) {
        std::string message = duckdb_appender_error(appender_) ? duckdb_appender_error(appender_) : "unknown error";
        duckdb_appender_destroy(&appender_);
        fail(message.c_str(), table);
    }
}

Appender::~Appender() {
    if (appender_) duckdb_appender_destroy(&appender_);
}

void Appender::check(duckdb_state state) {
    if (state != DuckDBSuccess) fail(duckdb_appender_error(appender_), "append");
}

Appender& Appender::operator<<(std::int64_t value) {
    check(duckdb_append_int64(appender_, value));
    return *this;
}
Appender& Appender::operator<<(std::uint64_t value) {
    check(duckdb_append_uint64(appender_, value));
    return *this;
}
Appender& Appender::operator<<(bool value) {
    check(duckdb_append_bool(appender_, value));
    return *this;
}
Appender& Appender::operator<<(std::string_view value) {
    check(duckdb_append_varchar_length(appender_, value.data(), value.size()));
    return *this;
}
void Appender::end_row() { check(duckdb_appender_end_row(appender_)); }
void Appender::close() { check(duckdb_appender_close(appender_)); }

}  // namespace tandem::events::duck
