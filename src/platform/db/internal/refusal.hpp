#pragma once

#include <string>

namespace tandem::db {

/// What an engine refused, as one of errors.hpp.
[[noreturn]] void throw_sqlite_refusal(int extended_code, std::string const& message);
[[noreturn]] void throw_postgres_refusal(std::string const& sqlstate, std::string const& message, bool connection_lost);

}  // namespace tandem::db
