#pragma once

#include "crm/records/store.hpp"

namespace tandem::records {

/// The live record that has each of these values of a property that identifies, as far as the asker sees it.
std::map<std::string, RecordId> holders_of(db::Read& read, PropertySet const& set, Property const& property,
                                           std::vector<std::string> const& values);
/// As which a stored value is told apart from others: capitals make no difference.
std::string identity_of(std::string const& stored);

/// conflict `record_exists` where another live record has one of these values.
Result<void> check_values_are_free(db::Read& read, PropertySet const& set, std::map<std::string, Stored> const& values, RecordId self);
/// Those of a record that may collide with another one's.
std::map<std::string, Stored> identifying_values(PropertySet const& set, StoredRecord const& record);

/// From now on these values are the record's.
void keep_unique_values(db::Write& write, PropertySet const& set, StoredRecord const& record);
void forget_unique_values(db::Write& write, ObjectType type, RecordId id);
/// Of all live records, once a property that identifies comes back; refused where two have one value meanwhile.
Result<void> keep_unique_values_anew(db::Write& write, ObjectType type);

}  // namespace tandem::records
