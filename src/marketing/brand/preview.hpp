#pragma once

#include "marketing/brand/api.hpp"

namespace tandem::brand {

/// A page and a letter as customers would get them with this look. It is one that could be saved.
BrandPreview preview_of(Brand const& brand);

}  // namespace tandem::brand
