#include "crm/timeline/store.hpp"

#include "crm/records/records.hpp"
#include "crm/timeline/activities.hpp"
#include "crm/timeline/telling.hpp"
#include "platform/db/counts.hpp"
#include "platform/db/table.hpp"

namespace tandem::timeline {

TANDEM_TABLE(StoredActivity, activity, (id), (kind, object_type, record_id, user_id, created_at, about_type, about_id))

namespace {

struct StoredEntry {
    ObjectType object_type{};
    RecordId record_id;
    Instant at;
    std::int64_t id = 0;
    std::string_view kind;
    Department department{};
    std::string title;
    std::string detail;
    std::optional<std::string> body;
    db::Json facts;
    std::optional<std::string> link;
    std::optional<UserId> user_id;
    std::optional<std::string> signed_by;
    std::optional<ChangeSetId> change_set_id;
    db::About about;
};
BOOST_DESCRIBE_STRUCT(StoredEntry, (),
                      (object_type, record_id, at, id, kind, department, title, detail, body, facts, link, user_id, signed_by,
                       change_set_id, about))
TANDEM_TABLE(StoredEntry, timeline_entry, (object_type, record_id, at, id),
             (kind, department, user_id, signed_by, change_set_id, about_type, about_id))

struct ListEntries {
    using Row = EntryRow;
    static constexpr std::string_view sql = R"(
        select e.id, e.at, e.kind, e.department, e.title, e.detail, e.body, e.facts, e.link, coalesce(e.signed_by, u.name), e.change_set_id
        from timeline_entry e left join user_account u on u.workspace_id = e.workspace_id and u.id = e.user_id
        where e.workspace_id = :workspace_id and e.object_type = :object_type and e.record_id = :record_id
          and (e.at < :at or (e.at = :at and e.id < :id)) and e.kind in {{each :kinds}} and {{visible timeline_entry e}}
        order by e.at desc, e.id desc limit :limit)";
    ObjectType object_type{};
    RecordId record_id;
    Place before;
    std::vector<std::string> kinds;
    int limit = 0;
};
TANDEM_QUERY(ListEntries, (object_type, record_id, before, kinds, limit))

struct CountEntries {
    using Row = db::Count;
    static constexpr std::string_view sql = R"(
        select kind, count(*) from timeline_entry
        where workspace_id = :workspace_id and object_type = :object_type and record_id = :record_id and {{visible timeline_entry}} group by kind)";
    ObjectType object_type{};
    RecordId record_id;
};
TANDEM_QUERY(CountEntries, (object_type, record_id))

struct ListFacts {
    using Row = Fact;
    static constexpr std::string_view sql = R"(
        select id, at, kind, title, detail, coalesce(body, ''), facts, link from timeline_entry
        where workspace_id = :workspace_id and object_type = :object_type and record_id = :record_id and at >= :since and kind in {{each :kinds}}
          and {{visible timeline_entry}}
        order by at desc, id desc limit :limit)";
    ObjectType object_type{};
    RecordId record_id;
    Instant since;
    std::vector<std::string> kinds;
    int limit = 0;
};
TANDEM_QUERY(ListFacts, (object_type, record_id, since, kinds, limit))

/// The last moment that RFC 3339 can name: tasks without a time stand there.
constexpr Instant never{253'402'300'799'999};

struct OpenTasks {
    using Row = Activity;
    static constexpr std::string_view sql = R"(
        select {{columns}} from activity
        where workspace_id = :workspace_id and user_id = :user_id and done_at is null and kind = 'task' and (due_at is null or due_at < :due_before)
          and (coalesce(due_at, :never) > :at or (coalesce(due_at, :never) = :at and id > :id)) and {{visible activity}}
        order by coalesce(due_at, :never), id limit :limit)";
    UserId user_id;
    Instant due_before;
    Place after;
    Instant never;
    int limit = 0;
};
TANDEM_QUERY(OpenTasks, (user_id, due_before, after, never, limit))

struct TasksDueUntold {
    using Row = Activity;
    static constexpr std::string_view sql = R"(
        select {{columns}} from activity
        where workspace_id = :workspace_id and kind = 'task' and done_at is null and due_told_at is null and due_at is not null and due_at <= :now
          and {{visible activity}}
        order by due_at, id limit :limit)";
    Instant now;
    int limit = 0;
};
TANDEM_QUERY(TasksDueUntold, (now, limit))

struct WorkspacesWithTasksDueUntold {
    using Row = WorkspaceId;
    static constexpr auto across_workspaces = "one look finds whose tasks fell due; each workspace tells its own";
    static constexpr std::string_view sql = R"(
        select distinct workspace_id from activity
        where kind = 'task' and done_at is null and due_told_at is null and due_at is not null and due_at <= :now)";
    Instant now;
};
TANDEM_QUERY(WorkspacesWithTasksDueUntold, (now))

struct MarkTold {
    static constexpr std::string_view sql = "update activity set due_told_at = :now where workspace_id = :workspace_id and id = :id";
    RecordId id;
    Instant now;
};
TANDEM_QUERY(MarkTold, (id, now))

struct FinishTasks {
    static constexpr std::string_view sql = R"(
        update activity set done_at = :at where workspace_id = :workspace_id and object_type = :object_type and record_id = :record_id
        and kind = 'task' and done_at is null)";
    ObjectType object_type{};
    RecordId record_id;
    Instant at;
};
TANDEM_QUERY(FinishTasks, (object_type, record_id, at))

struct FindNextTask {
    using Row = NextTask;
    static constexpr std::string_view sql = R"(
        select t.due_at, t.body, t.about_type, t.about_id from (
            select a.due_at as due_at, a.body as body, a.id as id, a.about_type as about_type, a.about_id as about_id from activity a
            where a.workspace_id = :workspace_id and a.object_type = 'contacts' and a.record_id = :contact_id and a.kind = 'task' and a.done_at is null
              and {{visible activity a}}
            union all
            select a.due_at, a.body, a.id, coalesce(a.about_type, 'deals'), coalesce(a.about_id, d.id) from association l
            join deal d on d.workspace_id = l.workspace_id and d.id = l.to_id and d.archived = 0
            join activity a on a.workspace_id = l.workspace_id and a.object_type = 'deals' and a.record_id = l.to_id and a.kind = 'task' and a.done_at is null
            where l.workspace_id = :workspace_id and l.from_type = 'contacts' and l.from_id = :contact_id and l.to_type = 'deals'
              and {{visible association l}} and {{visible deal d}} and {{visible activity a}}) t
        order by case when t.due_at is null then 1 else 0 end, t.due_at, t.id limit 1)";
    RecordId contact_id;
};
TANDEM_QUERY(FindNextTask, (contact_id))

}  // namespace

void add(db::Write& write, NewEntry const& entry) {
    auto const user = write.actor().user_id;
    auto const at = entry.at.value_or(write.now());
    auto const department = entry.department.value_or(entry.kind.department);
    auto const id = entry.id.value_or(make_id());
    bool const is_users = user && !entry.by && !entry.kind.by_contact;
    write.run(db::Put{StoredEntry{.object_type = entry.object,
                                  .record_id = entry.record,
                                  .at = at,
                                  .id = id,
                                  .kind = entry.kind.name,
                                  .department = department,
                                  .title = entry.title,
                                  .detail = entry.detail,
                                  .body = entry.body,
                                  .facts = {json::serialize(entry.facts)},
                                  .link = entry.link,
                                  .user_id = is_users ? std::optional(user) : std::nullopt,
                                  .signed_by = entry.by,
                                  .change_set_id = write.change_set(),
                                  .about = entry.about}});
    write.touch(name_of(entry.object), entry.record);
    if (entry.object == ObjectType::contacts && entry.kind.is_activity)
        records::put_last_activity(write, entry.record,
                                   {at, std::string(entry.kind.name), std::string(name_of(department)), entry.title, entry.about});
    write.publish(EntryAdded{entry, at, id});
}

std::vector<Fact> facts_of(db::Read& read, ObjectType object, RecordId record, std::vector<std::string> const& kinds, Instant since,
                           int limit) {
    auto facts = read.all(ListFacts{.object_type = object, .record_id = record, .since = since, .kinds = kinds, .limit = limit});
    for (auto& fact : facts) fact.body = with_names(read, fact.body);
    return facts;
}

std::vector<EntryRow> list_entries(db::Read& read, ObjectType object, RecordId record, std::vector<std::string> const& kinds, Place before,
                                   int limit) {
    return read.all(ListEntries{.object_type = object, .record_id = record, .before = before, .kinds = kinds, .limit = limit});
}

Counts count_entries(db::Read& read, ObjectType object, RecordId record) {
    auto const& kinds = read.part<feature::TimelineKinds>();
    Counts counts;
    for (auto const& [name, entries] : read.all(CountEntries{.object_type = object, .record_id = record})) {
        auto const* kind = kinds.find(name);
        if (!kind) continue;
        counts.all += entries;
        if (kind->is_in(Tab::web)) counts.web += entries;
        if (kind->is_in(Tab::mail)) counts.mail += entries;
        if (kind->is_in(Tab::sales)) counts.sales += entries;
    }
    return counts;
}

namespace {

void tell_of_tasks(db::Write& write, Activity const& activity) {
    if (activity.kind == ActivityKind::task) write.publish(TasksChanged{activity.object_type, activity.record_id.value()});
    write.touch("tasks", activity.id);
}

}  // namespace

void insert_activity(db::Write& write, StoredActivity const& activity) {
    write.run(db::Insert{activity});
    tell_of_tasks(write, activity);
}
void update_activity(db::Write& write, StoredActivity const& activity) {
    write.run(db::Update{activity});
    tell_of_tasks(write, activity);
}
std::optional<StoredActivity> find_activity(db::Read& read, RecordId id) { return read.one(db::Find<StoredActivity>{id}); }

bool finish_open_tasks(db::Write& write, ObjectType object, RecordId record) {
    if (write.run(FinishTasks{.object_type = object, .record_id = record, .at = write.now()}) == 0) return false;
    write.touch("tasks");
    return true;
}

std::optional<NextTask> next_task(db::Read& read, RecordId contact) { return read.one(FindNextTask{.contact_id = contact}); }

std::vector<Activity> open_tasks(db::Read& read, UserId user, Instant due_before, Place after, int limit) {
    return read.all(OpenTasks{.user_id = user, .due_before = due_before, .after = after, .never = never, .limit = limit});
}
std::vector<Activity> tasks_due_untold(db::Read& read, Instant now, int limit) { return read.all(TasksDueUntold{now, limit}); }
std::vector<WorkspaceId> workspaces_with_tasks_due_untold(db::Read& read) { return read.all(WorkspacesWithTasksDueUntold{read.now()}); }
void mark_told(db::Write& write, RecordId task) { write.run(MarkTold{task, write.now()}); }
Place place_of(Activity const& task) { return {task.due_at.value_or(never), task.id.value}; }

}  // namespace tandem::timeline
