#pragma once

#include "crm/records/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::imports {

/// The record that bears this key in another system; it may be archived since.
std::optional<RecordId> record_with_key(db::Read& read, std::string const& source, records::ObjectType type, std::string const& key);
/// Whether the record bears a key of this system already.
bool has_key(db::Read& read, std::string const& source, records::ObjectType type, RecordId id);
/// From now on the key means this record.
void remember_key(db::Write& write, std::string const& source, records::ObjectType type, std::string const& key, RecordId id);

/// Whether an archived record is so because its import was undone, and not because somebody archived it.
bool was_taken_back(db::Read& read, records::ObjectType type, RecordId id);

}  // namespace tandem::imports
