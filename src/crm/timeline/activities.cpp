#include "crm/timeline/activities.hpp"

#include "base/version.hpp"
#include "crm/records/properties.hpp"
#include "crm/records/records.hpp"
#include "crm/timeline/activity_kinds.hpp"
#include "crm/timeline/activity_store.hpp"
#include "crm/timeline/activity_story.hpp"
#include "crm/timeline/telling.hpp"
#include "platform/auth/workspace.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::timeline {
namespace {

/// The fields that a person gave, named as here.
Failure as_given(Error error) {
    for (auto& field : error.fields)
        if (field.pointer.starts_with("/properties/")) field.pointer = "/body";
    return Failure(std::move(error));
}

records::PropertyValues changed_by(TaskPatch const& patch) {
    records::PropertyValues values;
    if (patch.done) values["hs_task_status"] = *patch.done ? std::string(task_is_done) : "NOT_STARTED";
    if (patch.due_at) values["hs_timestamp"] = format_rfc3339(*patch.due_at);
    if (patch.body) values["hs_task_subject"] = patch.body->value;
    return values;
}

}  // namespace

Failure record_unknown(RecordId id) {
    return not_found("record_unknown", fmt::format("There is no record with id {} that you can see.", to_string(id)));
}

std::vector<Activity> shown(db::Read& read, std::vector<StoredActivity> const& stored) {
    std::vector<RecordId> ids;
    for (auto const& one : stored) ids.push_back(one.id);
    auto const told = records_of(read, ids);
    std::vector<Activity> activities;
    for (auto const& one : stored) {
        auto const first = std::ranges::find(told, one.id, &TellsOf::activity);
        bool const is_seen = first != told.end();
        auto const words = one.subject ? one.subject : one.body;
        activities.push_back({.id = one.id,
                              .kind = activity_kind_of(one.object),
                              .object_type = is_seen ? std::optional(first->object) : std::nullopt,
                              .record_id = is_seen ? std::optional(first->record) : std::nullopt,
                              .body = words.value_or(""),
                              .outcome = one.outcome,
                              .due_at = one.object == activity::tasks ? one.hs_timestamp : std::nullopt,
                              .done_at = one.hs_task_completion_date,
                              .user_id = one.hubspot_owner_id,
                              .created_at = one.createdate,
                              .version = one.version});
    }
    return activities;
}

Result<NotedActivity> record_activity(db::Write& write, ObjectType object, RecordId record, NewActivity const& given) {
    auto const found = records::find(write, object, record, {"all"});
    if (!found || found->archived) return record_unknown(record);
    auto const user = given.user_id.value_or(write.actor().user_id);
    if (given.user_id && !auth::user_exists(write, user)) return invalid_field("/user_id", "user_unknown", "This user does not exist.");
    auto const kind = object_of(given.kind);
    auto const id = records::create(write, kind, properties_of(given, user));
    if (!id) return as_given(id.error());
    if (auto ok = records::associate(write, kind, *id, object, record); !ok) return fail(ok);
    auto const activity = write.seeing_all([&] { return find_activity(write, *id).value(); });
    bool const is_seen = user == write.actor().user_id || is_seen_by(write, user, object, *found);
    return NotedActivity{shown(write, {activity}).front(), is_seen, mentioned_unseen(write, activity, object, *found)};
}

void ask_for(db::Write& write, ObjectType object, RecordId record, UserId user, std::string what, db::About about) {
    write.seeing_all([&] {
        NewActivity const given{.kind = ActivityKind::task, .body = {std::move(what)}, .outcome = {}, .due_at = write.now(), .user_id = {}};
        auto const id = records::create(write, activity::tasks, properties_of(given, user)).value();
        if (about.about_id) put_about(write, id, about);
        mark_told(write, id);  // what it follows from tells of it
        Untold const quietly(write);
        records::associate(write, activity::tasks, id, object, record).value();
    });
}

Result<Activity> change_task(db::Write& write, RecordId id, TaskPatch const& patch) {
    auto const activity = find_activity(write, id);
    auto const is_live = [&] { return !records::find(write, activity::tasks, id)->archived; };
    if (!activity || activity->object != activity::tasks || !is_live())
        return not_found("task_unknown", "There is no such task that you can see.");
    auto version = activity->version;
    if (auto ok = advance(version, patch.version); !ok) return fail(ok);
    if (auto changed = records::update(write, activity::tasks, id, changed_by(patch), records::Authority::person); !changed)
        return as_given(changed.error());
    return shown(write, {find_activity(write, id).value()}).front();
}

void finish_tasks(db::Write& write, ObjectType object, RecordId record) {
    auto const open = open_tasks_of(write, object, record);
    for (auto const id : open) finish_task(write, id);
    tasks_changed(write, open);
}

}  // namespace tandem::timeline
