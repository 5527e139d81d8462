#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tandem::negotiation {

/// SHA-256 (FIPS 180-4) in lower-case hex.
std::string sha256(std::string_view bytes);

/// Base 64 with padding (RFC 4648, section 4).
std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);

}  // namespace tandem::negotiation
