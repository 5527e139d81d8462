#include "platform/jobs/back_off.hpp"

#include <algorithm>
#include <cmath>

namespace tandem::jobs {

Duration back_off(int attempt, double random) {
    double const pause = std::min(5'000.0 * std::exp2(std::max(0, attempt - 1)), 3'600'000.0);
    return {static_cast<std::int64_t>(pause * (0.75 + 0.5 * random))};
}

}  // namespace tandem::jobs
