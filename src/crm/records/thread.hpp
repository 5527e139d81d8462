#pragma once

#include "platform/feature/thread.hpp"

namespace tandem::records {

/// Records of every kind with their links, and what became of deals.
feature::Thread thread();

}  // namespace tandem::records
