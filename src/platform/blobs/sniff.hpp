#pragma once

#include <string>
#include <string_view>

namespace tandem::blobs {

/// How much of the beginning of a file tells what it is.
inline constexpr std::size_t telling_bytes = 64 * 1024;

/// The media type of what begins so, by content alone (libmagic): neither a name nor what its sender says counts.
/// "application/octet-stream" where it is nothing known.
std::string type_of(std::string_view beginning);

}  // namespace tandem::blobs
