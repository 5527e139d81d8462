#pragma once

#include "base/listing.hpp"
#include "crm/timeline/timeline.hpp"

namespace tandem::timeline {

/// A note, a call … as it lies in its table, for who shows and follows it; crm/records makes and changes it.
struct StoredActivity {
    RecordId id;
    ObjectType object{};
    Instant createdate;
    std::optional<UserId> hubspot_owner_id;
    std::optional<Instant> hs_timestamp;
    std::optional<std::string> subject;
    std::optional<std::string> body;
    std::optional<std::string> outcome;
    std::optional<std::string> hs_task_status;
    std::optional<Instant> hs_task_completion_date;
    std::int64_t version = 1;
    db::About about{};
};
BOOST_DESCRIBE_STRUCT(StoredActivity, (),
                      (id, object, createdate, hubspot_owner_id, hs_timestamp, subject, body, outcome, hs_task_status,
                       hs_task_completion_date, version, about))

/// Its words, where a task's and a title's come first.
std::string words_of(StoredActivity const& activity);

/// One of records that the asker sees, or one that was given to the asker.
std::optional<StoredActivity> find_activity(db::Read& read, RecordId id);
void put_about(db::Write& write, RecordId id, db::About const& about);
/// Somebody saved it.
void count_version(db::Write& write, RecordId id);

/// A record that an activity tells of.
struct TellsOf {
    RecordId activity;
    ObjectType object{};
    RecordId record;
};
BOOST_DESCRIBE_STRUCT(TellsOf, (), (activity, object, record))
/// Those that the asker sees, of each in the order in which they were linked.
std::vector<TellsOf> records_of(db::Read& read, std::vector<RecordId> const& activities);

/// Open tasks of a person, those of records that they do not see as well, after `after`, the most urgent first; those without a time come last.
std::vector<StoredActivity> open_tasks(db::Read& read, UserId user, Instant due_before, Place after, int limit);
/// Open tasks of anybody that fell due and were not told, the one that waits longest first.
std::vector<StoredActivity> tasks_due_untold(db::Read& read, Instant now, int limit);
std::vector<WorkspaceId> workspaces_with_tasks_due_untold(db::Read& read);
void mark_told(db::Write& write, RecordId task);
/// It falls due at another time, and is told again then.
void mark_untold(db::Write& write, RecordId task);
/// Where a task stands in that order.
Place place_of(StoredActivity const& task);
std::vector<RecordId> open_tasks_of(db::Read& read, ObjectType object, RecordId record);
/// Marks it as done, without a word to whoever reacts.
void finish_task(db::Write& write, RecordId id);

}  // namespace tandem::timeline
