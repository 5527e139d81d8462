#pragma once

#include "platform/db/database.hpp"
#include "platform/events/store.hpp"

namespace tandem::demo {

struct Size {
    int contacts = 2'000;
    std::int64_t events = 200'000;
    std::uint64_t seed = 1;
};

/// Fills an empty installation with a believable company. The same seed on the same day gives the same company.
Result<void> make(db::Database& database, events::Store& events, Size const& size);

}  // namespace tandem::demo
