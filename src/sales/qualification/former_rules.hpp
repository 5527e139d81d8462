#pragma once

namespace tandem::db {
class Database;
}

namespace tandem::qualification {

/// Brings what score rules and definitions of what is ready for sales compared by themselves into the language of segments.
void move_rules(db::Database& database);

}  // namespace tandem::qualification
