#pragma once

#include "base/money.hpp"
#include "platform/db/db.hpp"

namespace tandem::goals {

/// Sets the joint goal of the quarter in which the write happens.
void set_target(db::Write& write, Money const& target);

}  // namespace tandem::goals
