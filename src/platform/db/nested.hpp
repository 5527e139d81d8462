#pragma once

#include "platform/db/condition.hpp"

namespace tandem::db {

/// Own SQL around other conditions, `?` for each value and `@` for each condition, both in their order:
/// `condition_around("contact.id in (select d.id from deal d where {{visible deal d}} and @)", {}, {inner})`.
Condition condition_around(Literal sql, std::vector<Value> const& values, std::vector<Condition> const& inner);

/// `(select <what> from <where records of this kind lie> …)`: those that the asker sees, that are not archived, and fit. Columns
/// of the table go by their names alone. Throws std::logic_error where records of the kind lie nowhere.
Condition live_records(Literal what, std::string const& kind, Condition const& fits);

}  // namespace tandem::db
