#pragma once

// Who names a segment: other segments, and what features have that asks for who is in one. A feature says it in its feature.cpp,
// before main: `segments::SaidUsers const used{campaigns_naming};`

#include "crm/segments/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::segments {

struct SaidUsers {
    using Naming = std::vector<SegmentUser> (*)(db::Read& read, SegmentId id);
    SaidUsers(Naming naming);  // NOLINT: declared as it is
};

/// Whatever would mean others without it, in the order of what it is and its name.
std::vector<SegmentUser> users_of(db::Read& read, SegmentId id);
/// “Asleep”, “Autumn” and 3 more.
std::string in_words(std::vector<SegmentUser> const& users);

}  // namespace tandem::segments
