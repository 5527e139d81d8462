#pragma once

#include <string>
#include <string_view>

namespace tandem {

/// Control characters, line breaks among them, as blanks; trimmed.
std::string one_line(std::string_view text);

}  // namespace tandem
