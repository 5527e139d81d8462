#pragma once

#include "platform/db/condition.hpp"

namespace tandem::db {

/// Own SQL around other conditions, `?` for each value and `@` for each condition, both in their order:
/// `condition_around("contact.id in (select d.id from deal d where {{visible deal d}} and @)", {}, {inner})`.
Condition condition_around(Literal sql, std::vector<Value> const& values, std::vector<Condition> const& inner);

}  // namespace tandem::db
