#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tandem {

/// Control characters, line breaks among them, as blanks; trimmed.
std::string one_line(std::string_view text);
/// At most so many bytes of valid UTF-8, and no letter cut in two.
std::string_view beginning_of(std::string_view text, std::size_t bytes);
/// The same of what a stranger's program sent, in a header say: empty where it is no clean UTF-8.
std::string_view clean_beginning_of(std::string_view text, std::size_t bytes);

}  // namespace tandem
