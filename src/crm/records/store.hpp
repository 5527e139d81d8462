#pragma once

#include "crm/records/properties.hpp"
#include "crm/records/values.hpp"

namespace tandem::records {

/// A record as it lies in its table. Values stand in the order of the object's standard properties; custom ones by name.
struct StoredRecord {
    RecordId id;
    Instant created;
    Instant modified;
    bool archived = false;
    std::optional<Instant> archived_at;
    std::vector<Stored> standard;
    std::map<std::string, std::string> custom;

    Stored value_of(Property const& property) const;
};

struct FoundPage {
    std::vector<StoredRecord> records;
    std::optional<std::string> after;  ///< where the next page begins
};

std::optional<StoredRecord> find_stored(db::Read& read, ObjectType type, RecordId id);
std::vector<StoredRecord> find_stored(db::Read& read, ObjectType type, std::vector<RecordId> const& ids);
/// Live records whose property has this stored text, oldest first; at most `limit`.
std::vector<RecordId> ids_with(db::Read& read, ObjectType type, Property const& property, std::string const& stored, int limit);
/// Those of live records that satisfy it, in their order; at most `limit`.
std::vector<RecordId> ids_where(db::Read& read, ObjectType type, db::Condition const& where, int limit);
/// Live records whose text property has one of these values, oldest first; of each, that property alone is read.
std::vector<StoredRecord> stored_with(db::Read& read, PropertySet const& set, Property const& property,
                                      std::vector<std::string> const& values);
/// One page in the order of ids. Of each record only the named properties are read; the others are empty.
FoundPage list_stored(db::Read& read, ObjectType type, std::vector<std::string> const& names, RecordId after, bool archived, int limit);
/// One page in any order, read as by list_stored.
FoundPage search_stored(db::Read& read, ObjectType type, std::vector<std::string> const& names, db::Condition const& where,
                        db::Ordering const& order, int limit);
std::int64_t count_stored(db::Read& read, ObjectType type, db::Condition const& where);

void insert_stored(db::Write& write, PropertySet const& set, StoredRecord const& record);
void update_stored(db::Write& write, ObjectType type, RecordId id, db::Assignments const& changes);
void set_archived(db::Write& write, ObjectType type, StoredRecord const& record, bool archived, Instant at);
/// 0 where nobody owns it.
UserId owner_of(ObjectType type, StoredRecord const& record);
void add_to_total(db::Write& write, ObjectType type, UserId owner, std::int64_t by);

void replace_words(db::Write& write, ObjectType type, RecordId id, std::vector<std::string> const& words);

/// The column that repeats a property's value, where one does.
void set_slot(db::Assignments& columns, Property const& property, StoredRecord const& later);

std::string custom_json(std::map<std::string, std::string> const& custom);

}  // namespace tandem::records
