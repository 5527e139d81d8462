#pragma once

#include "base/result.hpp"
#include "together/funnel/store.hpp"

namespace tandem::funnel {

/// Whole days in the workspace's zone, both included. invalid `out_of_range` when it ends before it begins,
/// `period_too_long` above ten years.
Result<Period> period_of(Date from, Date to, std::string const& zone);

}  // namespace tandem::funnel
