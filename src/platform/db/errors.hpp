#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tandem::db {

/// A query the database refused: a bug or broken infrastructure. The message holds no values.
struct QueryFailed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The database cannot be reached or is locked too long; the same call may succeed later.
struct Unavailable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The folder or database cannot be opened by this program; the message says why and what to do.
struct CannotOpen : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A row with these values is already there. Its write is rolled back unless `Write::attempt` surrounds it.
struct UniqueViolation : std::runtime_error {
    UniqueViolation(std::string const& message, std::string constraint_name, std::vector<std::string> column_names)
        : std::runtime_error(message), constraint(std::move(constraint_name)), columns(std::move(column_names)) {}

    /// Whether the column belongs to the key that was violated. The same answer on both engines.
    bool on(std::string_view column) const { return std::ranges::find(columns, column) != columns.end(); }

    std::string constraint;            ///< empty on SQLite, which does not tell it for plain columns
    std::vector<std::string> columns;  ///< without their table
};

}  // namespace tandem::db
