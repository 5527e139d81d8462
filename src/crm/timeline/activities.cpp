#include "crm/timeline/activities.hpp"

#include "base/take.hpp"
#include "base/version.hpp"
#include "crm/records/properties.hpp"
#include "crm/records/records.hpp"
#include "crm/timeline/store.hpp"
#include "crm/timeline/telling.hpp"
#include "platform/auth/workspace.hpp"

#include <fmt/format.h>

namespace tandem::timeline {
namespace {

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

void tell(db::Write& write, StoredActivity const& activity, std::string title) {
    json::object facts{{"activity_id", to_string(activity.id)}};
    if (activity.due_at) facts.emplace("due_at", format_rfc3339(*activity.due_at));
    add(write, {.object = activity.object_type,
                .record = activity.record_id.value(),
                .kind = kind_of(activity.kind),
                .department = department_of(write),
                .title = std::move(title),
                .detail = activity.outcome.value_or(""),
                .body = activity.body,
                .facts = std::move(facts),
                .about = activity.about});
}

/// Lists show when somebody last did something about a record, or about one it belongs to: a call with a contact concerns
/// the company and the open deals as well.
void mark_touched(db::Write& write, ObjectType object, RecordId record) {
    constexpr int most = 20;
    auto const mark = [&](ObjectType type, RecordId id) {
        auto const touched = records::find(write, type, id, {"notes_last_updated"});
        if (touched && parse_rfc3339(touched->text("notes_last_updated")) > write.now()) return;  // an import tells what is long past
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

/// As the asker sees it.
Activity shown(db::Read& read, Activity activity) {
    if (!records::find(read, activity.object_type, activity.record_id.value())) activity.record_id.reset();
    return activity;
}

}  // namespace

Failure record_unknown(RecordId id) {
    return not_found("record_unknown", fmt::format("There is no record with id {} that you can see.", to_string(id)));
}

Result<NotedActivity> record_activity(db::Write& write, ObjectType object, RecordId record, NewActivity const& given) {
    auto const found = records::find(write, object, record, {"all"});
    if (!found || found->archived) return record_unknown(record);
    auto const user = given.user_id.value_or(write.actor().user_id);
    if (given.user_id && !auth::user_exists(write, user)) return invalid_field("/user_id", "user_unknown", "This user does not exist.");
    std::optional<std::string> outcome;
    if (given.outcome) outcome = given.outcome->value;
    StoredActivity const activity{
        {make<RecordId>(), given.kind, object, record, given.body, outcome, given.due_at, std::nullopt, user, write.now()}};
    insert_activity(write, activity);
    tell(write, activity, std::string(kind_of(given.kind).label));
    write.seeing_all([&] { mark_touched(write, object, record); });
    NotedActivity noted{activity, user == write.actor().user_id || is_seen_by(write, user, object, *found), {}};
    if (given.kind == ActivityKind::task)
        tell_given(write, activity);
    else
        noted.unseen_by = tell_mentioned(write, activity, *found);
    return noted;
}

void ask_for(db::Write& write, ObjectType object, RecordId record, UserId user, std::string what, db::About about) {
    insert_activity(write, {{.id = make<RecordId>(),
                             .kind = ActivityKind::task,
                             .object_type = object,
                             .record_id = record,
                             .body = std::move(what),
                             .outcome = {},
                             .due_at = write.now(),
                             .done_at = {},
                             .user_id = user,
                             .created_at = write.now()},
                            std::move(about),
                            write.now()});  // what it follows from tells of it
}

Result<Activity> change_task(db::Write& write, RecordId id, TaskPatch const& patch) {
    auto activity = find_activity(write, id);
    if (!activity || activity->kind != ActivityKind::task) return not_found("task_unknown", "There is no such task that you can see.");
    if (auto ok = advance(activity->version, patch.version); !ok) return fail(ok);
    bool const was_done = activity->done_at.has_value();
    take<&TaskPatch::done>(patch, *activity);
    if (patch.due_at) activity->due_told_at.reset();
    if (patch.done) activity->done_at = *patch.done ? std::optional(activity->done_at.value_or(write.now())) : std::nullopt;
    update_activity(write, *activity);
    if (!was_done && activity->done_at) tell(write, *activity, "Task done");
    return shown(write, *activity);
}

void finish_tasks(db::Write& write, ObjectType object, RecordId record) {
    if (finish_open_tasks(write, object, record)) write.publish(TasksChanged{object, record});
}

}  // namespace tandem::timeline
