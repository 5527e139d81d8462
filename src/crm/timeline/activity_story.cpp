#include "crm/timeline/activity_story.hpp"

#include "crm/records/records.hpp"
#include "crm/timeline/activity_kinds.hpp"
#include "crm/timeline/activity_store.hpp"
#include "crm/timeline/store.hpp"
#include "crm/timeline/telling.hpp"

#include <algorithm>
#include <set>

namespace tandem::timeline {
namespace {

struct Quiet {
    bool is_on = false;
};

Department department_of(db::Read const& read) {
    return read.actor().role == db::Role::marketer ? Department::marketing : Department::sales;
}

/// When the story tells of it: when it happened, and what is still to come when it was planned.
Instant told_at(db::Read const& read, StoredActivity const& activity) {
    if (activity.object == activity::tasks) return activity.createdate;
    return std::min(activity.hs_timestamp.value_or(activity.createdate), read.now());
}

void tell(db::Write& write, StoredActivity const& activity, std::string title, ObjectType object, RecordId record, Instant at,
          std::optional<std::int64_t> id) {
    add(write, {.object = object,
                .record = record,
                .kind = entry_kind_of(activity.object),
                .department = department_of(write),
                .title = std::move(title),
                .at = at,
                .id = id,
                .about = activity.about,
                .activity = activity.id});
}

/// Lists show when somebody last did something about a record, or about one it belongs to: a call with a contact concerns
/// the company and the open deals as well.
void mark_touched(db::Write& write, ObjectType object, RecordId record, Instant at) {
    constexpr int most = 20;
    auto const mark = [&](ObjectType type, RecordId id) {
        auto const touched = records::find(write, type, id, {"notes_last_updated"});
        if (touched && parse_rfc3339(touched->text("notes_last_updated")) > at) return;  // an import tells what is long past
        static_cast<void>(records::put_computed(write, type, id, {{"notes_last_updated", std::to_string(at.ms)}}));
    };
    mark(object, record);
    if (object == ObjectType::companies) return;
    for (auto const id : records::associated(write, object, record, ObjectType::companies, most)) mark(ObjectType::companies, id);
    auto const other = object == ObjectType::deals ? ObjectType::contacts : ObjectType::deals;
    auto const linked = records::associated(write, object, record, other, most);
    for (auto const& one : records::find_all(write, other, linked, {"hs_is_closed"}))
        if (one.text("hs_is_closed") != "true") mark(other, one.id);
}

/// The end of a link that is an activity, and the other one.
struct Ends {
    RecordId activity;
    ObjectType kind{};
    ObjectType object{};
    RecordId record;
};

template <class Event>
std::optional<Ends> ends_of(Event const& event) {
    if (records::is_activity(event.from)) return Ends{event.from_id, event.from, event.to, event.to_id};
    if (records::is_activity(event.to)) return Ends{event.to_id, event.to, event.from, event.from_id};
    return std::nullopt;
}

bool is_changed(records::RecordChanged const& event, std::string_view name) {
    return std::ranges::find(event.changes, name, &records::PropertyChange::name) != event.changes.end();
}

/// A task bears the time it was done at; that it was done is told where it is looked for.
void settle_task(db::Write& write, StoredActivity const& task, std::vector<TellsOf> const& told) {
    bool const is_done = task.hs_task_status == task_is_done;
    if (is_done == task.hs_task_completion_date.has_value()) return;
    auto const at = is_done ? std::optional(std::to_string(write.now().ms)) : std::nullopt;
    static_cast<void>(records::put_computed(write, activity::tasks, task.id, {{"hs_task_completion_date", at}}));
    if (!is_done) return;
    for (auto const& one : told) tell(write, task, "Task done", one.object, one.record, write.now(), std::nullopt);
}

/// Of what it says whoever it concerns is told, by whatever door it came.
void tell_concerned(db::Write& write, StoredActivity const& activity, ObjectType object, RecordId record) {
    if (activity.object == activity::tasks) return tell_given(write, activity);
    if (auto const found = records::find(write, object, record, {"all"})) tell_mentioned(write, activity, object, *found);
}

void refresh_contacts(db::Write& write, std::vector<TellsOf> const& told) {
    for (auto const& one : told)
        if (one.object == ObjectType::contacts) refresh_last_activity(write, one.record);
}

/// Who sees an activity depends on all its links, and so does to whom a contact's last and next activity say what it is.
void links_changed(db::Write& write, Ends const& ends) {
    auto const told = records_of(write, {ends.activity});
    if (told.size() > 1 || (told.size() == 1 && told.front().record != ends.record)) refresh_contacts(write, told);
    if (ends.kind == activity::tasks) tasks_changed(write, {ends.activity});
}

}  // namespace

Untold::Untold(db::Write& write) : write_(write) { write_.kept<Quiet>().is_on = true; }
Untold::~Untold() { write_.kept<Quiet>().is_on = false; }

void tasks_changed(db::Write& write, std::vector<RecordId> const& changed) {
    std::set<std::pair<ObjectType, RecordId>> concerned;
    for (auto const& one : records_of(write, changed)) concerned.emplace(one.object, one.record);
    for (auto const& [object, record] : concerned) write.publish(TasksChanged{object, record});
}

void on_associated(db::Write& write, records::RecordsAssociated const& event) {
    auto const ends = ends_of(event);
    auto const activity = ends ? find_activity(write, ends->activity) : std::nullopt;
    if (!activity) return;
    if (!write.kept<Quiet>().is_on) {
        auto const at = told_at(write, *activity);
        tell(write, *activity, std::string(entry_kind_of(activity->object).label), ends->object, ends->record, at, activity->id.value);
        mark_touched(write, ends->object, ends->record, at);
        tell_concerned(write, *activity, ends->object, ends->record);
    }
    links_changed(write, *ends);
}

void on_dissociated(db::Write& write, records::RecordsDissociated const& event) {
    auto const ends = ends_of(event);
    if (!ends) return;
    forget_entries(write, ends->activity, ends->object, ends->record);
    if (ends->object == ObjectType::contacts) refresh_last_activity(write, ends->record);
    if (ends->kind == activity::tasks) write.publish(TasksChanged{ends->object, ends->record});
    links_changed(write, *ends);
}

void on_activity_created(db::Write& write, RecordId id) {
    if (auto const activity = find_activity(write, id); activity && activity->object == activity::tasks) settle_task(write, *activity, {});
}

void on_activity_changed(db::Write& write, records::RecordChanged const& event) {
    if (event.changes.size() == 1 && is_changed(event, "hs_task_completion_date")) return;  // follows from the status
    auto const activity = find_activity(write, event.id);
    if (!activity) return;
    count_version(write, event.id);
    auto const told = records_of(write, {event.id});
    for (auto const& one : told) write.touch(name_of(one.object), one.record);
    if (event.object != activity::tasks || is_changed(event, "hubspot_owner_id"))
        for (auto const& one : told) tell_concerned(write, *activity, one.object, one.record);
    if (event.object == activity::tasks) {
        if (is_changed(event, "hs_timestamp")) mark_untold(write, event.id);
        settle_task(write, *activity, told);
        tasks_changed(write, {event.id});
    } else if (is_changed(event, "hs_timestamp")) {
        move_entries(write, event.id, told_at(write, *activity));
        refresh_contacts(write, told);
    }
}

void on_activity_gone_or_back(db::Write& write, RecordId id) {
    auto const told = records_of(write, {id});
    for (auto const& one : told) write.touch(name_of(one.object), one.record);
    refresh_contacts(write, told);
    tasks_changed(write, {id});
}

}  // namespace tandem::timeline
