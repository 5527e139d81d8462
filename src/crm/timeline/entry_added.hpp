#pragma once

#include "crm/timeline/timeline.hpp"

namespace tandem::timeline {

/// An entry was added, or one that goes on took its place.
struct EntryAdded {
    NewEntry const& entry;
    Instant at;
    std::int64_t id = 0;
};

/// What an activity told on a record is gone: they are linked no longer.
struct EntriesForgotten {
    RecordId activity;
    ObjectType object{};
    RecordId record;
};

/// An activity happened at another time than was told.
struct EntriesMoved {
    RecordId activity;
    Instant at;
};

}  // namespace tandem::timeline
