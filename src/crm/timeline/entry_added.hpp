#pragma once

#include "crm/timeline/timeline.hpp"

namespace tandem::timeline {

/// An entry was added, or one that goes on took its place.
struct EntryAdded {
    NewEntry const& entry;
    Instant at;
    std::int64_t id = 0;
};

}  // namespace tandem::timeline
