#pragma once

#include "base/unicode.hpp"

#include <cstddef>
#include <string_view>

namespace tandem::liquid {

/// For valid UTF-8; on anything else the results are harmless.
std::size_t count_characters(std::string_view text);
/// Where the n-th character starts, at most the end of the text.
std::size_t byte_offset(std::string_view text, std::size_t characters);

}  // namespace tandem::liquid
