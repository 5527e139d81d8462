#pragma once

// Decisions: no database, no HTTP, no clock of their own.

#include <optional>

#include "base/result.hpp"

namespace tandem::__name__ {

/// Conflict `__name___title_taken` when the title is there already.
Result<void> may_be_added(bool title_taken);

/// How many rows a page has: 1 to 100, 50 when nothing is asked for.
int page_size(std::optional<int> asked);

}  // namespace tandem::__name__
