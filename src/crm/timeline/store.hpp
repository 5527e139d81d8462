#pragma once

#include "base/listing.hpp"
#include "crm/timeline/timeline.hpp"

namespace tandem::timeline {

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
};
BOOST_DESCRIBE_STRUCT(EntryRow, (), (id, at, kind, department, title, detail, body, facts, link, actor, change_set_id))

/// The newest first, older than `before`.
std::vector<EntryRow> list_entries(db::Read& read, ObjectType object, RecordId record, std::vector<std::string> const& kinds, Place before,
                                   int limit);
Counts count_entries(db::Read& read, ObjectType object, RecordId record);

struct StoredActivity : Activity {
    db::About about{};
    std::optional<Instant> due_told_at{};  ///< when its person was told that it is due
};
BOOST_DESCRIBE_STRUCT(StoredActivity, (Activity), (about, due_told_at))

void insert_activity(db::Write& write, StoredActivity const& activity);
void update_activity(db::Write& write, StoredActivity const& activity);
/// One of a record that the asker sees, or one that was given to the asker.
std::optional<StoredActivity> find_activity(db::Read& read, RecordId id);
/// Marks them as done, without a word to whoever reacts; false where there is none.
bool finish_open_tasks(db::Write& write, ObjectType object, RecordId record);
/// Open tasks of a person, those of records that they do not see as well, after `after`, the most urgent first; those without a time come last.
std::vector<Activity> open_tasks(db::Read& read, UserId user, Instant due_before, Place after, int limit);
/// Open tasks of anybody that fell due and were not told, the one that waits longest first.
std::vector<Activity> tasks_due_untold(db::Read& read, Instant now, int limit);
std::vector<WorkspaceId> workspaces_with_tasks_due_untold(db::Read& read);
void mark_told(db::Write& write, RecordId task);
/// Where a task stands in that order.
Place place_of(Activity const& task);

}  // namespace tandem::timeline
