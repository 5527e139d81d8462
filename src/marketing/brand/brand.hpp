#pragma once

#include "marketing/brand/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::brand {

/// How the company looks from here on. invalid `brand_invalid` names every wrong field.
Result<void> save(db::Write& write, Brand const& brand);

}  // namespace tandem::brand
