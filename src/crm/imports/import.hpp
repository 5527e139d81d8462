#pragma once

#include "crm/imports/mapping.hpp"
#include "platform/db/database.hpp"

#include <functional>

namespace tandem::imports {

struct Counts {
    std::string plural;  ///< what people call the records
    std::int64_t created = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t archived_here = 0;  ///< rows of records somebody archived since; they stay archived
    std::int64_t bad = 0;
    std::int64_t warnings = 0;
};

/// What is wrong with one row, or noteworthy about it.
struct Finding {
    std::string file;
    std::int64_t line = 0;
    std::string reason;
    bool is_warning = false;
    std::vector<std::string> fields{};
};

/// Brings one file in, some hundred rows to a transaction; each is a change set of its own. Stopped at any point, it can
/// be run again: what came in is found by its key. `tell` hears of every bad row and every warning.
/// Fails before the first row where mapping and file do not fit.
Result<Counts> import_file(db::Database& database, db::Actor const& actor, Mapping const& mapping, FilePart const& part,
                           std::string const& path, std::function<void(Finding const&)> const& tell);

}  // namespace tandem::imports
