#pragma once

#include "platform/demo/world.hpp"

namespace tandem::demo {

/// Fills an empty installation with a believable company, made by these features. The same seed on the same day gives the
/// same company.
Result<void> make(db::Database& database, std::vector<Share const*> shares, Size const& size);

}  // namespace tandem::demo
