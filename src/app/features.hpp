#pragma once

#include "platform/feature/feature.hpp"

namespace tandem::app {

/// Every feature, in the order in which they react, find and do their jobs.
std::vector<feature::Feature const*> const& features();

}  // namespace tandem::app
