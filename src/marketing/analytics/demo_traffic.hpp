#pragma once

#include "platform/demo/world.hpp"
#include "platform/events/store.hpp"

namespace tandem::analytics {

/// Who comes to the demo company's site.
struct Audience {
    events::Store& store;
    WorkspaceId workspace;
    events::SiteId site;
    Instant opened;
    Instant today;
    demo::Random dice;
    std::vector<demo::Visit> known{};  ///< visits of people of whom a story is told
};

events::Acquisition acquired(demo::Source const& source, demo::Campaign const* campaign);

/// Stores about `count` events of people whom nobody knows.
Result<void> make_strangers(Audience& audience, std::int64_t count);

/// Stores the visits the stories tell of, which is why their visitors stay unlinked. Returns how many events they had.
Result<std::int64_t> make_known(Audience& audience);

}  // namespace tandem::analytics
