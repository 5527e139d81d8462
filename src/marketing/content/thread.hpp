#pragma once

#include "platform/feature/thread.hpp"

namespace tandem::content {

/// Pages, their forms, and who sent them.
feature::Thread thread();

}  // namespace tandem::content
