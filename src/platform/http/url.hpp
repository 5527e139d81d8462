#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tandem::http {

/// Undoes percent-encoding. Nullopt for a broken escape, NUL or what is not UTF-8.
std::optional<std::string> percent_decode(std::string_view text);
/// The same for query strings and form bodies, where a plus stands for a space.
std::optional<std::string> form_decode(std::string_view text);
/// Escapes everything but RFC 3986 unreserved characters.
std::string percent_encode(std::string_view text);

/// "a=1&b=%20" → pairs in order. Nullopt where any part is badly encoded.
std::optional<std::vector<std::pair<std::string, std::string>>> parse_query(std::string_view text);

}  // namespace tandem::http
