#include "crm/timeline/routes.hpp"

#include "crm/records/records.hpp"
#include "crm/timeline/activities.hpp"
#include "crm/timeline/mentions.hpp"
#include "crm/timeline/store.hpp"
#include "platform/auth/workspace.hpp"

#include <set>

namespace tandem::timeline {
namespace {

using http::Created;
using http::Query;

std::vector<UserId> users_in(std::vector<EntryRow> const& rows) {
    std::set<UserId> users;
    for (auto const& row : rows)
        if (row.body)
            for (auto const user : mentioned_in(*row.body)) users.insert(user);
    return {users.begin(), users.end()};
}

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
    auto const names = auth::user_names(read, users_in(rows.results));
    for (auto& row : rows.results) {
        std::vector<std::string> mentions;
        for (auto const user : mentioned_in(row.body.value_or("")))
            if (auto const known = names.find(user); known != names.end()) mentions.push_back(known->second);
        if (!mentions.empty()) row.body = with_names(*row.body, names);
        story.results.push_back({std::to_string(row.id), row.at, row.kind, row.department, std::move(row.title), std::move(row.detail),
                                 std::move(row.body), std::move(mentions), facts_with(row.facts, row.told), std::move(row.link),
                                 std::move(row.actor), row.change_set_id});
    }
    return story;
}

Result<Created<NotedActivity>> create_activity(db::Write& write, ObjectType object, RecordId record, NewActivity const& given) {
    auto activity = record_activity(write, object, record, given);
    if (!activity) return fail(activity);
    return Created<NotedActivity>{*std::move(activity)};
}

Result<http::Page<Task>> list_tasks(db::Read& read, Query<TaskQuery> const& query) {
    auto const after = query->after_or(Place{{std::numeric_limits<std::int64_t>::min()}, 0});
    if (!after) return fail(after);
    auto const before = query->due_before.value_or(newest.at);
    auto open = query->page_of(open_tasks(read, read.actor().user_id, before, *after, query->rows()), place_of);
    auto const activities = shown(read, open.results);
    std::map<ObjectType, std::vector<RecordId>> ids;
    for (auto const& task : activities)
        if (task.record_id) ids[*task.object_type].push_back(*task.record_id);
    std::map<std::pair<ObjectType, RecordId>, std::string> titles;
    for (auto const& [object, wanted] : ids)
        for (auto const& record : records::find_all(read, object, wanted, {"all"}))
            titles[{object, record.id}] = records::title_of(read, object, record);
    std::vector<Task> tasks;
    for (auto const& task : activities) tasks.push_back({task, task.record_id ? titles[{*task.object_type, *task.record_id}] : ""});
    return open.showing(std::move(tasks));
}

}  // namespace

http::Routes const timeline_routes = {
    http::route<read_story>(http::GET, "/api/records/{object_type}/{record_id}/timeline", http::may::read_records,
                            "Read what happened to a record, newest first"),
    http::route<create_activity>(http::POST, "/api/records/{object_type}/{record_id}/activities", http::may::write_records,
                                 "Note a call, a meeting, a task … on a record"),
    http::route<list_tasks>(http::GET, "/api/tasks", http::may::read_records, "List the own open tasks, the most urgent first"),
    http::route<change_task>(http::PATCH, "/api/tasks/{task_id}", http::may::write_records, "Change a task or mark it done"),
};

}  // namespace tandem::timeline
