#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tandem::blobs {

/// SHA-256 (FIPS 180-4) in lower-case hex.
std::string sha256(std::string_view bytes);
/// Of everything an open file holds, read piece by piece from its beginning. Throws std::system_error where it cannot be read.
std::string sha256_of_file(int descriptor);
/// 64 lower-case hex digits: nothing else becomes a path.
bool is_hash(std::string_view text);

/// Base 64 with padding (RFC 4648, section 4): how files lay in the database before they were files.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace tandem::blobs
