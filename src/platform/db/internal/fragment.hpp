#pragma once

#include "platform/db/condition.hpp"

namespace tandem::db {

/// A condition of SQL that this folder wrote itself; nothing in it is checked.
Condition make_condition(Fragment fragment);

}  // namespace tandem::db
