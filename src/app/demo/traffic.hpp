#pragma once

#include "app/demo/stories.hpp"
#include "platform/events/store.hpp"

namespace tandem::demo {

/// Puts about `count` events of strangers and of the known visits into the store, in order of time. The stories
/// tell the known visits already, so their visitors stay unlinked.
Result<void> make_traffic(events::Store& store, Company const& company, Random& random, std::int64_t count, std::vector<KnownVisit> const& known);

}  // namespace tandem::demo
