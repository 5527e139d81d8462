#pragma once

#include "crm/records/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::imports {

/// The record that bears this key in another system.
std::optional<RecordId> record_with_key(db::Read& read, std::string const& source, records::ObjectType type, std::string const& key);
void remember_key(db::Write& write, std::string const& source, records::ObjectType type, std::string const& key, RecordId id);

}  // namespace tandem::imports
