#pragma once

#include "base/money.hpp"
#include "base/result.hpp"
#include "platform/db/db.hpp"

namespace tandem::goals {

/// Sets the joint goal of the quarter in which the write happens, over the version that was seen. Code `version_stale`.
Result<void> set_target(db::Write& write, Money const& target, std::int64_t version);

}  // namespace tandem::goals
