#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/db/actor.hpp"
#include "platform/db/value.hpp"

namespace tandem::db {

/// The SQL an engine gets: no comments, no switches, and each `:name` in it listed once.
struct Rendered {
    std::string sql;
    std::vector<std::string> names;
};

/// Fills `{{…}}`. The values of fragments join `parameters.values` under the names their `?` got (`where_1`).
/// Throws std::logic_error for what is misspelt.
Rendered render(std::string_view text, Engine engine, Actor const& actor, Parameters& parameters);

/// The same for a migration, which has no parameters and keeps its comments.
std::string render_switches(std::string_view text, Engine engine);

}  // namespace tandem::db
