#pragma once

#include "crm/records/records.hpp"
#include "crm/records/store.hpp"

namespace tandem::records {

// The same as create and update in records.hpp, for who changes many records and has the properties at hand.
Result<RecordId> add_record(db::Write& write, PropertySet const& set, PropertyValues const& values, Authority authority);
Result<bool> change_record(db::Write& write, PropertySet const& set, RecordId id, PropertyValues const& values, Authority authority);

/// What is wrong with values whatever record gets them: unknown properties, computed ones, texts that are no such value.
Result<void> check_values(PropertySet const& set, PropertyValues const& values, Authority authority);

// And for who answers with the record as it is then: its usual properties and those that changed.
Result<Record> create_record(db::Write& write, PropertySet const& set, PropertyValues const& values, Authority authority);
Result<Record> update_record(db::Write& write, PropertySet const& set, RecordId id, PropertyValues const& values, Authority authority);

/// Writes a record's title and words once more, after its kind names others.
void index_record(db::Write& write, PropertySet const& set, StoredRecord const& record, std::string const& former_title);

/// Words and unique values of a record that a migration put into its table.
void index_anew(db::Write& write, PropertySet const& set, StoredRecord const& record);

/// Sets stored values as they are, without rules: undo puts former values back with it.
void apply_stored(db::Write& write, PropertySet const& set, StoredRecord const& record, std::map<std::string, Stored> const& changes);

}  // namespace tandem::records
