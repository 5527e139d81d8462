#pragma once

namespace tandem::db {
class Database;
}

namespace tandem::email {

/// Brings what campaigns said of their audience before there were segments into the language of those.
void move_audiences(db::Database& database);

}  // namespace tandem::email
