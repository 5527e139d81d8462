#pragma once

#include "crm/timeline/activity_store.hpp"
#include "crm/timeline/api.hpp"
#include "platform/db/db.hpp"
#include "platform/db/visible.hpp"

namespace tandem::timeline {

Failure record_unknown(RecordId id);

/// As the asker sees them: with the record they tell of where that is in sight.
std::vector<Activity> shown(db::Read& read, std::vector<StoredActivity> const& stored);

/// Notes what a person did or means to do on a record, and tells it in the story. A task may be given to somebody who does
/// not see the record, which is said. not_found `record_unknown`, invalid `user_unknown`.
Result<NotedActivity> record_activity(db::Write& write, ObjectType object, RecordId record, NewActivity const& given);

/// A person changes the tasks given to them, also of records that they do not see. not_found `task_unknown`, conflict `version_stale`.
Result<Activity> change_task(db::Write& write, RecordId id, TaskPatch const& patch);

/// A task that is due now and that the story does not tell: what asks for it is told there. What it says may be about another record.
void ask_for(db::Write& write, ObjectType object, RecordId record, UserId user, std::string what, db::About about = {});

/// Marks every open task of a record as done, without telling: what it was about is over.
void finish_tasks(db::Write& write, ObjectType object, RecordId record);

}  // namespace tandem::timeline
