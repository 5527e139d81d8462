#pragma once

#include "platform/demo/world.hpp"

namespace tandem::demo {

/// How the nth stranger becomes a lead, and what comes of it until today.
void tell_story(db::Write& write, World& world, int number, std::uint64_t luck, Instant first_touch);

}  // namespace tandem::demo
