#pragma once

#include <string>
#include <string_view>

namespace tandem {

/// One character to one, by Unicode's simple mapping.
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);
/// As people look for words and sort them: lower case, without accents; "ß" is "ss". "Ärger" and "arger" fold alike.
std::string fold(std::string_view text);
/// Order of folded text: negative, 0 or positive.
int compare_folded(std::string_view a, std::string_view b);

}  // namespace tandem
