#pragma once

#include <string>

#include "base/described.hpp"

namespace tandem::config {

/// A whole TOML file as the JSON it means; dates and times become text. Missing or malformed: kind invalid, code
/// `toml_invalid`, with the line.
Result<json::value> read_toml_tree(std::string const& path);

}  // namespace tandem::config
