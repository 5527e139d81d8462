#include "crm/timeline/routes.hpp"

#include "base/version.hpp"
#include "crm/records/records.hpp"
#include "crm/timeline/activities.hpp"
#include "crm/timeline/store.hpp"
#include "platform/auth/workspace.hpp"

#include <fmt/format.h>

namespace tandem::timeline {
namespace {

using http::Created;
using http::Query;

Failure record_unknown(RecordId id) { return not_found("record_unknown", fmt::format("No record with id {} exists.", to_string(id))); }

Result<Story> read_story(db::Read& read, ObjectType object, RecordId id, Query<StoryQuery> const& query) {
    if (!records::find(read, object, id)) return record_unknown(id);
    auto const before = query->after_or(newest);
    if (!before) return fail(before);
    auto const& kinds = read.part<feature::TimelineKinds>();
    auto rows = query->page_of(list_entries(read, object, id, kinds.names_in(query->topic.value_or(Tab::all)), *before, query->rows()),
                               [](EntryRow const& row) {
                                   return Place{row.at, row.id};
                               });
    Story story{{}, std::move(rows.paging), count_entries(read, object, id)};
    for (auto& row : rows.results)
        story.results.push_back({std::to_string(row.id), row.at, row.kind, row.department, std::move(row.title), std::move(row.detail),
                                 std::move(row.body), json::parse(row.facts.text), std::move(row.link), std::move(row.actor),
                                 row.change_set_id});
    return story;
}

Kind const& kind_of(ActivityKind kind) {
    switch (kind) {
        case ActivityKind::note:
            return note_kind;
        case ActivityKind::call:
            return call_kind;
        case ActivityKind::email:
            return email_kind;
        case ActivityKind::meeting:
            return meeting_kind;
        case ActivityKind::task:
            break;
    }
    return task_kind;
}

Department department_of(db::Read const& read) {
    return read.actor().role == db::Role::marketer ? Department::marketing : Department::sales;
}

void tell(db::Write& write, Activity const& activity, std::string title) {
    json::object facts{{"activity_id", to_string(activity.id)}};
    if (activity.due_at) facts.emplace("due_at", format_rfc3339(*activity.due_at));
    add(write, {.object = activity.object_type,
                .record = activity.record_id,
                .kind = kind_of(activity.kind),
                .department = department_of(write),
                .title = std::move(title),
                .detail = activity.outcome.value_or(""),
                .body = activity.body,
                .facts = std::move(facts)});
}

/// Lists show when somebody last did something about a record, or about one it belongs to: a call with a contact concerns
/// the company and the open deals as well.
void mark_touched(db::Write& write, ObjectType object, RecordId record) {
    constexpr int most = 20;
    auto const mark = [&](ObjectType type, RecordId id) {
        static_cast<void>(records::put_computed(write, type, id, {{"notes_last_updated", std::to_string(write.now().ms)}}));
    };
    mark(object, record);
    if (object == ObjectType::companies) return;
    for (auto const id : records::associated(write, object, record, ObjectType::companies, most)) mark(ObjectType::companies, id);
    auto const other = object == ObjectType::deals ? ObjectType::contacts : ObjectType::deals;
    auto const linked = records::associated(write, object, record, other, most);
    for (auto const& one : records::find_all(write, other, linked, {"hs_is_closed"}))
        if (one.text("hs_is_closed") != "true") mark(other, one.id);
}

}  // namespace

Result<Activity> record_activity(db::Write& write, ObjectType object, RecordId record, NewActivity const& given) {
    auto const found = records::find(write, object, record);
    if (!found || found->archived) return record_unknown(record);
    auto const user = given.user_id.value_or(write.actor().user_id);
    if (given.user_id && !auth::user_exists(write, user)) return invalid_field("/user_id", "user_unknown", "This user does not exist.");
    std::optional<std::string> outcome;
    if (given.outcome) outcome = given.outcome->value;
    Activity const activity{make<RecordId>(), given.kind,   object,       record, given.body,
                            outcome,          given.due_at, std::nullopt, user,   write.now()};
    insert_activity(write, activity);
    tell(write, activity, std::string(kind_of(given.kind).label));
    write.seeing_all([&] { mark_touched(write, object, record); });
    return activity;
}

void ask_for(db::Write& write, ObjectType object, RecordId record, UserId user, std::string what) {
    insert_activity(write, {.id = make<RecordId>(),
                            .kind = ActivityKind::task,
                            .object_type = object,
                            .record_id = record,
                            .body = std::move(what),
                            .outcome = {},
                            .due_at = write.now(),
                            .done_at = {},
                            .user_id = user,
                            .created_at = write.now()});
}

namespace {

Result<Created<Activity>> add_activity(db::Write& write, ObjectType object, RecordId record, NewActivity const& given) {
    auto activity = record_activity(write, object, record, given);
    if (!activity) return fail(activity);
    return Created<Activity>{*std::move(activity)};
}

Result<http::Page<Task>> list_tasks(db::Read& read, Query<TaskQuery> const& query) {
    http::Page<Task> tasks;
    auto const before = query->due_before.value_or(Instant{std::numeric_limits<std::int64_t>::max()});
    auto const open = open_tasks(read, read.actor().user_id, before, static_cast<int>(query->limit.value_or(Whole<1, 200>{50}).value));
    std::map<ObjectType, std::vector<RecordId>> ids;
    for (auto const& task : open) ids[task.object_type].push_back(task.record_id);
    std::map<std::pair<ObjectType, RecordId>, std::string> titles;
    for (auto const& [object, wanted] : ids)
        for (auto const& record : records::find_all(read, object, wanted, {"all"}))
            titles[{object, record.id}] = records::title_of(object, record);
    for (auto const& task : open) tasks.results.push_back({task, titles[{task.object_type, task.record_id}]});
    return tasks;
}

Result<Activity> change_task(db::Write& write, RecordId id, TaskPatch const& patch) {
    auto activity = find_activity(write, id);
    if (!activity || activity->kind != ActivityKind::task) return not_found("task_unknown", "This task does not exist.");
    if (auto ok = advance(activity->version, patch.version); !ok) return fail(ok);
    bool const was_done = activity->done_at.has_value();
    if (patch.done) activity->done_at = *patch.done ? std::optional(activity->done_at.value_or(write.now())) : std::nullopt;
    if (patch.due_at) activity->due_at = *patch.due_at;
    if (patch.body) activity->body = *patch.body;
    update_activity(write, *activity);
    if (!was_done && activity->done_at) tell(write, *activity, "Task done");
    return *activity;
}

}  // namespace

http::Routes const timeline_routes = {
    http::route<read_story>(http::GET, "/api/records/{object_type}/{record_id}/timeline", http::may::read_records,
                            "Read what happened to a record, newest first"),
    http::route<add_activity>(http::POST, "/api/records/{object_type}/{record_id}/activities", http::may::write_records,
                              "Note a call, a meeting, a task … on a record"),
    http::route<list_tasks>(http::GET, "/api/tasks", http::may::read_records, "List the own open tasks, the most urgent first"),
    http::route<change_task>(http::PATCH, "/api/tasks/{task_id}", http::may::write_records, "Change a task or mark it done"),
};

}  // namespace tandem::timeline
