#pragma once

// Decisions: no database, no HTTP, no clock of their own.

#include "__path__/api.hpp"

namespace tandem::__feature__ {

/// As it begins.
__Record__ begun(New__Record__ const& given, Instant at);
/// As it is after a change.
__Record__ changed(__Record__ __record__, __Record__Patch const& patch, Instant at);

}  // namespace tandem::__feature__
