#pragma once

#include "base/time.hpp"

namespace tandem::jobs {

/// The pause after a failed attempt: 5 s doubling up to an hour, give or take a quarter, so that jobs that failed
/// together do not return together. `random` in [0, 1).
Duration back_off(int attempt, double random);

}  // namespace tandem::jobs
