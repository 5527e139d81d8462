#pragma once

#include "platform/feature/thread.hpp"

namespace tandem::email {

/// Campaigns, to whom they went, and what their links call them.
feature::Thread thread();

}  // namespace tandem::email
