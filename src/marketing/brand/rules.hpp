#pragma once

#include "base/result.hpp"
#include "marketing/brand/api.hpp"

namespace tandem::brand {

/// What is wrong with a brand that somebody wants to save; empty when it can be used.
std::vector<FieldError> wrong_in(Brand const& brand);
std::vector<ContrastFinding> contrasts_of(Brand const& brand);

}  // namespace tandem::brand
