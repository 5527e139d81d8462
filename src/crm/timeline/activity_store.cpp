#include "crm/timeline/activity_store.hpp"

#include "crm/timeline/activity_kinds.hpp"
#include "platform/db/table.hpp"

namespace tandem::timeline {

TANDEM_TABLE(StoredActivity, activity, (id))

namespace {

struct PutAbout {
    static constexpr std::string_view sql =
        "update activity set about_type = :about_type, about_id = :about_id where workspace_id = :workspace_id and id = :activity_id";
    RecordId activity_id;
    db::About about;
};
TANDEM_QUERY(PutAbout, (activity_id, about))

struct CountVersion {
    static constexpr std::string_view sql =
        "update activity set version = version + 1 where workspace_id = :workspace_id and id = :activity_id";
    RecordId activity_id;
};
TANDEM_QUERY(CountVersion, (activity_id))

struct RecordsOf {
    using Row = TellsOf;
    static constexpr std::string_view sql = R"(
        select l.from_id, l.to_type, l.to_id from association l
        where l.workspace_id = :workspace_id and l.from_type in ('notes', 'calls', 'meetings', 'emails', 'tasks')
          and l.from_id in {{each_id :ids}} and {{visible association l}}
        order by l.from_id, l.created_at, l.to_type, l.to_id limit 10000)";
    std::vector<RecordId> ids;
};
TANDEM_QUERY(RecordsOf, (ids))

/// The last moment that RFC 3339 can name: tasks without a time stand there.
constexpr Instant never{253'402'300'799'999};

struct OpenTasks {
    using Row = StoredActivity;
    static constexpr std::string_view sql = R"(
        select {{columns}} from activity
        where workspace_id = :workspace_id and object = 'tasks' and archived = 0 and hubspot_owner_id = :user_id and hs_task_completion_date is null
          and (hs_timestamp is null or hs_timestamp < :due_before)
          and (coalesce(hs_timestamp, :never) > :at or (coalesce(hs_timestamp, :never) = :at and id > :id)) and {{visible activity}}
        order by coalesce(hs_timestamp, :never), id limit :limit)";
    UserId user_id;
    Instant due_before;
    Place after;
    Instant never;
    int limit = 0;
};
TANDEM_QUERY(OpenTasks, (user_id, due_before, after, never, limit))

struct TasksDueUntold {
    using Row = StoredActivity;
    static constexpr std::string_view sql = R"(
        select {{columns}} from activity
        where workspace_id = :workspace_id and object = 'tasks' and archived = 0 and hs_task_completion_date is null and due_told_at is null
          and hs_timestamp is not null and hs_timestamp <= :now and {{visible activity}}
        order by hs_timestamp, id limit :limit)";
    Instant now;
    int limit = 0;
};
TANDEM_QUERY(TasksDueUntold, (now, limit))

struct WorkspacesWithTasksDueUntold {
    using Row = WorkspaceId;
    static constexpr auto across_workspaces = "one look finds whose tasks fell due; each workspace tells its own";
    static constexpr std::string_view sql = R"(
        select distinct workspace_id from activity
        where object = 'tasks' and archived = 0 and hs_task_completion_date is null and due_told_at is null and hs_timestamp is not null
          and hs_timestamp <= :now)";
    Instant now;
};
TANDEM_QUERY(WorkspacesWithTasksDueUntold, (now))

struct MarkTold {
    static constexpr std::string_view sql = "update activity set due_told_at = :at where workspace_id = :workspace_id and id = :id";
    RecordId id;
    std::optional<Instant> at;
};
TANDEM_QUERY(MarkTold, (id, at))

struct OpenTasksOf {
    using Row = RecordId;
    static constexpr auto seen_by_all = "what a record's tasks were about is over, whoever sees them";
    static constexpr std::string_view sql = R"(
        select a.id from association l
        join activity a on a.workspace_id = l.workspace_id and a.id = l.to_id and a.object = 'tasks' and a.archived = 0 and a.hs_task_completion_date is null
        where l.workspace_id = :workspace_id and l.from_type = :object_type and l.from_id = :record_id and l.to_type = 'tasks'
        order by a.id limit 1000)";
    ObjectType object_type{};
    RecordId record_id;
};
TANDEM_QUERY(OpenTasksOf, (object_type, record_id))

struct FinishTask {
    static constexpr std::string_view sql = R"(
        update activity set hs_task_status = 'COMPLETED', hs_task_completion_date = :at, hs_lastmodifieddate = :at
        where workspace_id = :workspace_id and id = :activity_id)";
    RecordId activity_id;
    Instant at;
};
TANDEM_QUERY(FinishTask, (activity_id, at))

/// What it is about: that which was said, else the deal it lies on, else another record it tells of.
struct FindNextTask {
    using Row = NextTask;
    static constexpr std::string_view sql = R"(
        select t.due_at, t.words, coalesce(t.about_type, o.to_type), coalesce(t.about_id, o.to_id) from (
            select a.hs_timestamp as due_at, coalesce(a.subject, a.body, '') as words, a.id as id, a.about_type as about_type, a.about_id as about_id
            from association l
            join activity a on a.workspace_id = l.workspace_id and a.object = 'tasks' and a.id = l.to_id and a.archived = 0 and a.hs_task_completion_date is null
            where l.workspace_id = :workspace_id and l.from_type = 'contacts' and l.from_id = :contact_id and l.to_type = 'tasks'
              and {{visible association l}} and {{visible activity a}}
            union all
            select a.hs_timestamp, coalesce(a.subject, a.body, ''), a.id, coalesce(a.about_type, 'deals'), coalesce(a.about_id, d.id)
            from association l
            join deal d on d.workspace_id = l.workspace_id and d.id = l.to_id and d.archived = 0
            join association n on n.workspace_id = l.workspace_id and n.from_type = 'deals' and n.from_id = d.id and n.to_type = 'tasks'
            join activity a on a.workspace_id = l.workspace_id and a.object = 'tasks' and a.id = n.to_id and a.archived = 0 and a.hs_task_completion_date is null
            where l.workspace_id = :workspace_id and l.from_type = 'contacts' and l.from_id = :contact_id and l.to_type = 'deals'
              and {{visible association l}} and {{visible deal d}} and {{visible association n}} and {{visible activity a}}) t
        left join association o on o.workspace_id = :workspace_id and o.from_type = 'tasks' and o.from_id = t.id
          and not (o.to_type = 'contacts' and o.to_id = :contact_id) and {{visible association o}}
        order by case when t.due_at is null then 1 else 0 end, t.due_at, t.id, case when o.to_type = 'deals' then 0 else 1 end limit 1)";
    RecordId contact_id;
};
TANDEM_QUERY(FindNextTask, (contact_id))

}  // namespace

std::string words_of(StoredActivity const& activity) {
    if (activity.subject && activity.body) return *activity.subject + "\n" + *activity.body;
    return activity.subject.value_or(activity.body.value_or(""));
}

std::optional<StoredActivity> find_activity(db::Read& read, RecordId id) { return read.one(db::Find<StoredActivity>{id}); }
void put_about(db::Write& write, RecordId id, db::About const& about) { write.run(PutAbout{.activity_id = id, .about = about}); }
void count_version(db::Write& write, RecordId id) { write.run(CountVersion{.activity_id = id}); }

std::vector<TellsOf> records_of(db::Read& read, std::vector<RecordId> const& activities) { return read.all(RecordsOf{.ids = activities}); }

std::vector<StoredActivity> open_tasks(db::Read& read, UserId user, Instant due_before, Place after, int limit) {
    return read.all(OpenTasks{.user_id = user, .due_before = due_before, .after = after, .never = never, .limit = limit});
}
std::vector<StoredActivity> tasks_due_untold(db::Read& read, Instant now, int limit) { return read.all(TasksDueUntold{now, limit}); }
std::vector<WorkspaceId> workspaces_with_tasks_due_untold(db::Read& read) { return read.all(WorkspacesWithTasksDueUntold{read.now()}); }
void mark_told(db::Write& write, RecordId task) { write.run(MarkTold{task, write.now()}); }
void mark_untold(db::Write& write, RecordId task) { write.run(MarkTold{task, std::nullopt}); }
Place place_of(StoredActivity const& task) { return {task.hs_timestamp.value_or(never), task.id.value}; }

std::vector<RecordId> open_tasks_of(db::Read& read, ObjectType object, RecordId record) {
    return read.all(OpenTasksOf{.object_type = object, .record_id = record});
}
void finish_task(db::Write& write, RecordId id) {
    write.run(FinishTask{.activity_id = id, .at = write.now()});
    write.touch("tasks", id);
}

std::optional<NextTask> next_task(db::Read& read, RecordId contact) { return read.one(FindNextTask{.contact_id = contact}); }

}  // namespace tandem::timeline
