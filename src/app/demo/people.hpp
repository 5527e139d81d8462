#pragma once

#include "platform/demo/world.hpp"

namespace tandem::demo {

/// The nth person; addresses are unique.
Person make_person(Random& random, int number);

}  // namespace tandem::demo
