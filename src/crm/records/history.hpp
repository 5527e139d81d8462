#pragma once

#include "crm/records/store.hpp"

namespace tandem::records {

enum class HistoryKind { created, updated, archived, restored, associated, dissociated };
BOOST_DESCRIBE_ENUM(HistoryKind, created, updated, archived, restored, associated, dissociated)

/// What one change set did to one record. Undo of anything is a reader of these.
struct HistoryEntry {
    std::int64_t id = 0;
    ObjectType object_type{};
    RecordId record_id;
    HistoryKind kind{};
    std::map<std::string, Stored> former;
    std::map<std::string, Stored> later;
};

void remember(db::Write& write, ObjectType type, RecordId id, HistoryKind kind, std::map<std::string, Stored> const& former,
              std::map<std::string, Stored> const& later);

/// The values of some properties over time, latest first, by record and property.
std::map<RecordId, ValueHistory> values_over_time(db::Read& read, PropertySet const& set, std::vector<StoredRecord> const& records,
                                                  std::vector<std::string> const& properties);

/// Empty where no person did.
std::optional<UserId> changed_by(db::Read& read, ChangeSetId change_set);
/// The entries of a change set, last first; at most `limit`.
std::vector<HistoryEntry> history_of(db::Read& read, ChangeSetId change_set, int limit);
/// Those of one record.
std::vector<HistoryEntry> history_of(db::Read& read, ChangeSetId change_set, ObjectType type, RecordId id);

}  // namespace tandem::records
