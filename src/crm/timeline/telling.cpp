#include "crm/timeline/telling.hpp"

#include "crm/records/objects.hpp"
#include "crm/records/properties.hpp"
#include "crm/timeline/activity_kinds.hpp"
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
notices::NewNotice about(db::Read& read, StoredActivity const& task, feature::NoticeKind const& kind) {
    auto const told = records_of(read, {task.id});
    notices::NewNotice notice{.kind = kind,
                              .user = task.hubspot_owner_id.value_or(UserId()),
                              .cause = to_string(task.id),
                              .subject = words_of(task),
                              .title = {},
                              .detail = task.hs_timestamp ? fmt::format("Task, due {}", format_rfc3339(*task.hs_timestamp)) : "Task",
                              .object = "tasks",
                              .record = task.id};
    if (!told.empty()) notice.opens = std::pair(std::string(name_of(told.front().object)), told.front().record);
    return notice;
}

/// Those whom its text mentions; a task mentions nobody.
std::vector<auth::User> mentioned_by(db::Read& read, StoredActivity const& activity) {
    std::vector<auth::User> users;
    if (activity.object == activity::tasks) return users;
    auto ids = mentioned_in(words_of(activity));
    if (ids.size() > most_mentioned) ids.resize(most_mentioned);
    for (auto const id : ids)
        if (auto user = auth::find_user(read, id); user && user->active) users.push_back(*std::move(user));
    return users;
}

}  // namespace

bool is_seen_by(db::Read& read, UserId user, ObjectType object, records::Record const& record) {
    auto const owner = UserId(parse_id(record.text("hubspot_owner_id")).value_or(0));
    return db::sees(auth::access_of(read, user), user, name_of(object), owner);
}

void tell_given(db::Write& write, StoredActivity const& task) {
    auto notice = about(write, task, task_given_kind);
    notice.title = "gave you";
    notice.by = write.actor().user_id;
    notices::tell(write, notice);
}

void tell_due(db::Write& write, StoredActivity const& task) {
    auto notice = about(write, task, task_due_kind);
    notice.cause += fmt::format("/{}", task.hs_timestamp.value_or(Instant{}).ms);  // put off, it falls due again
    notice.title = "is due";
    notices::tell(write, notice);
}

void tell_mentioned(db::Write& write, StoredActivity const& activity, ObjectType object, records::Record const& record) {
    auto const users = mentioned_by(write, activity);
    if (users.empty()) return;
    auto const words = with_names(write, words_of(activity));
    auto const title = records::title_of(write, object, record);
    for (auto const& user : users)
        if (is_seen_by(write, user.id, object, record))
            notices::tell(write, {.kind = mention_kind,
                                  .user = user.id,
                                  .cause = to_string(activity.id),
                                  .subject = title,
                                  .title = "mentions you in",
                                  .words = words,
                                  .by = write.actor().user_id,
                                  .object = std::string(name_of(object)),
                                  .record = record.id});
}

std::vector<std::string> mentioned_unseen(db::Read& read, StoredActivity const& activity, ObjectType object,
                                          records::Record const& record) {
    std::vector<std::string> names;
    for (auto const& user : mentioned_by(read, activity))
        if (!is_seen_by(read, user.id, object, record)) names.push_back(user.name);
    return names;
}

std::string with_names(db::Read& read, std::string const& text) {
    auto const users = mentioned_in(text);
    return users.empty() ? text : with_names(text, auth::user_names(read, users));
}

}  // namespace tandem::timeline
