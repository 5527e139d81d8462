#include "platform/db/internal/refusal.hpp"

#include <sqlite3.h>

#include <string_view>
#include <vector>

#include "platform/db/errors.hpp"

namespace tandem::db {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

/// "contact.workspace_id, contact.email" or "workspace_id, email"
std::vector<std::string> column_list(std::string_view list) {
    std::vector<std::string> columns;
    while (!list.empty()) {
        auto const comma = std::min(list.find(','), list.size());
        auto column = trimmed(list.substr(0, comma));
        column.remove_prefix(column.rfind('.') + 1);  // npos + 1 is 0
        columns.emplace_back(column);
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return columns;
}

std::string_view between(std::string_view text, std::string_view begin, std::string_view end) {
    auto const from = text.find(begin);
    if (from == std::string_view::npos) return {};
    text.remove_prefix(from + begin.size());
    return text.substr(0, text.find(end));
}

/// The first line: PostgreSQL puts the values of the row into the lines after it.
std::string first_line(std::string const& message) { return message.substr(0, message.find('\n')); }

}  // namespace

void throw_sqlite_refusal(int extended_code, std::string const& message) {
    int const code = extended_code & 0xff;
    if (code == SQLITE_CONSTRAINT && message.find("UNIQUE constraint failed: ") != std::string::npos) {
        auto const list = between(message, "UNIQUE constraint failed: ", "\n");
        auto const index = between(list, "index '", "'");
        if (!index.empty()) throw UniqueViolation(message, std::string(index), {});
        throw UniqueViolation(message, "", column_list(list));
    }
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) throw Unavailable(message);
    throw QueryFailed(message);
}

void throw_postgres_refusal(std::string const& sqlstate, std::string const& message, bool connection_lost) {
    if (connection_lost || sqlstate.starts_with("08") || sqlstate.starts_with("57P")) throw Unavailable(first_line(message));
    if (sqlstate == "23505") {
        throw UniqueViolation(first_line(message), std::string(between(message, "\"", "\"")), column_list(between(message, "(", ")=(")));
    }
    throw QueryFailed(first_line(message));
}

}  // namespace tandem::db
