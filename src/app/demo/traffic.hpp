#pragma once

#include "app/demo/stories.hpp"
#include "platform/events/store.hpp"

namespace tandem::demo {

/// Stores about `count` events of people whom nobody knows.
Result<void> make_strangers(events::Store& store, Company const& company, Random& random, std::int64_t count);

/// Stores the visits the stories tell of, which is why their visitors stay unlinked. Returns how many events they had.
Result<std::int64_t> make_known(events::Store& store, Company const& company, Random& random, std::vector<KnownVisit> const& known);

}  // namespace tandem::demo
