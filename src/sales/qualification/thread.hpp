#pragma once

#include "platform/feature/thread.hpp"

namespace tandem::qualification {

/// Handoffs: of whom, and which deal came of them.
feature::Thread thread();

}  // namespace tandem::qualification
