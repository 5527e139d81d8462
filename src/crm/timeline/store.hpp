#pragma once

#include "base/listing.hpp"
#include "crm/timeline/timeline.hpp"

namespace tandem::timeline {

/// What the story takes from the note, call … that an entry tells of.
struct Told {
    std::optional<RecordId> activity_id;
    std::optional<Instant> due_at;  ///< a task's
};
BOOST_DESCRIBE_STRUCT(Told, (), (activity_id, due_at))

struct EntryRow {
    std::int64_t id = 0;
    Instant at;
    std::string kind;
    Department department{};
    std::string title;
    std::string detail;
    std::optional<std::string> body;
    db::Json facts;
    std::optional<std::string> link;
    std::optional<std::string> actor;
    std::optional<ChangeSetId> change_set_id;
    Told told;
};
BOOST_DESCRIBE_STRUCT(EntryRow, (), (id, at, kind, department, title, detail, body, facts, link, actor, change_set_id, told))

/// The newest first, older than `before`.
std::vector<EntryRow> list_entries(db::Read& read, ObjectType object, RecordId record, std::vector<std::string> const& kinds, Place before,
                                   int limit);
Counts count_entries(db::Read& read, ObjectType object, RecordId record);
/// What the kind brings along, and what the activity it tells of says now.
json::value facts_with(db::Json const& facts, Told const& told);

/// Entries of an activity that is linked with a record no longer.
void forget_entries(db::Write& write, RecordId activity, ObjectType object, RecordId record);
/// It happened at another time than was told.
void move_entries(db::Write& write, RecordId activity, Instant at);
/// Keeps the latest entry of a contact as its last activity, after one is gone or was moved.
void refresh_last_activity(db::Write& write, RecordId contact);

}  // namespace tandem::timeline
