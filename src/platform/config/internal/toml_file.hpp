#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace tandem::config {

struct TomlValue {
    std::string name;  ///< dotted
    std::string text;
    std::size_t line = 0;
};

/// Every value of the file in order; none where there is no file. Malformed: kind invalid, with its line.
Result<std::vector<TomlValue>> read_toml(std::string const& path);

}  // namespace tandem::config
