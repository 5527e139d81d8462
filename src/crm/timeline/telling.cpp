#include "crm/timeline/telling.hpp"

#include "crm/records/objects.hpp"
#include "crm/records/properties.hpp"
#include "crm/timeline/mentions.hpp"
#include "platform/auth/record_access.hpp"
#include "platform/auth/users.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/notices/notices.hpp"

#include <fmt/format.h>

namespace tandem::timeline {
namespace {

constexpr std::size_t most_mentioned = 20;

/// A task is its person's whether or not they see the record, which is why the notice belongs to the task.
notices::NewNotice about(Activity const& task, feature::NoticeKind const& kind) {
    return {.kind = kind,
            .user = task.user_id,
            .cause = to_string(task.id),
            .subject = task.body,
            .title = {},
            .detail = task.due_at ? fmt::format("Task, due {}", format_rfc3339(*task.due_at)) : "Task",
            .object = "tasks",
            .record = task.id,
            .opens = std::pair(std::string(name_of(task.object_type)), task.record_id.value())};
}

}  // namespace

bool is_seen_by(db::Read& read, UserId user, ObjectType object, records::Record const& record) {
    auto const owner = UserId(parse_id(record.text("hubspot_owner_id")).value_or(0));
    return db::sees(auth::access_of(read, user), user, name_of(object), owner);
}

void tell_given(db::Write& write, Activity const& task) {
    auto notice = about(task, task_given_kind);
    notice.title = "gave you";
    notice.by = write.actor().user_id;
    notices::tell(write, notice);
}

void tell_due(db::Write& write, Activity const& task) {
    auto notice = about(task, task_due_kind);
    notice.cause += fmt::format("/{}", task.due_at.value_or(Instant{}).ms);  // put off, it falls due again
    notice.title = "is due";
    notices::tell(write, notice);
}

std::vector<std::string> tell_mentioned(db::Write& write, Activity const& activity, records::Record const& record) {
    std::vector<std::string> unseen_by;
    auto users = mentioned_in(activity.body);
    if (users.empty()) return unseen_by;
    if (users.size() > most_mentioned) users.resize(most_mentioned);
    auto const words = with_names(write, activity.body);
    auto const title = records::title_of(write, activity.object_type, record);
    for (auto const id : users) {
        auto const user = auth::find_user(write, id);
        if (!user || !user->active) continue;
        if (!is_seen_by(write, id, activity.object_type, record)) {
            unseen_by.push_back(user->name);
            continue;
        }
        notices::tell(write, {.kind = mention_kind,
                              .user = id,
                              .cause = to_string(activity.id),
                              .subject = title,
                              .title = "mentions you in",
                              .words = words,
                              .by = write.actor().user_id,
                              .object = std::string(name_of(activity.object_type)),
                              .record = activity.record_id.value()});
    }
    return unseen_by;
}

std::string with_names(db::Read& read, std::string const& text) {
    auto const users = mentioned_in(text);
    return users.empty() ? text : with_names(text, auth::user_names(read, users));
}

}  // namespace tandem::timeline
