#pragma once

#include "platform/feature/thread.hpp"

namespace tandem::analytics {

/// Whence people came first: source and campaign of their first visit.
feature::Thread thread();

}  // namespace tandem::analytics
