#pragma once

#include "platform/feature/thread.hpp"

namespace tandem::negotiation {

/// Quotes between their deal, what they offer and the win.
feature::Thread thread();

}  // namespace tandem::negotiation
