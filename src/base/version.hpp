#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <optional>

namespace tandem {

inline Failure version_stale() {
    return conflict("version_stale", "Somebody else changed this meanwhile. Nothing was changed; reload it and try again.");
}

/// Where two people may edit one thing it bears a version, which counts what people saved: whoever saves names the one they
/// have seen. What the program changes by itself does not count. Code `version_stale`.
inline Result<void> advance(std::int64_t& version, std::int64_t seen) {
    if (version != seen) return version_stale();
    ++version;
    return {};
}

/// The same for routes in HubSpot's shape, whose clients name none.
inline Result<void> advance(std::int64_t& version, std::optional<std::int64_t> seen) { return advance(version, seen.value_or(version)); }

}  // namespace tandem
