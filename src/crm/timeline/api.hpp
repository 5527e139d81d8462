#pragma once

#include "base/described.hpp"
#include "crm/records/api.hpp"
#include "crm/timeline/kinds.hpp"
#include "platform/http/page.hpp"

namespace tandem::timeline {

using records::ObjectType;

struct Entry {
    std::string id;
    Instant at;
    std::string kind;  ///< the name of one that a feature declares
    Department department{};
    std::string title;
    std::string detail;
    std::optional<std::string> body;    ///< words somebody said
    std::vector<std::string> mentions;  ///< names in it, which follow an @
    json::value facts;                  ///< what the kind brings along: pages of a visit, changes of an edit …
    std::optional<std::string> link;    ///< address of the record it opens
    std::optional<std::string> actor;   ///< who did it: a user, a customer, the rules of the score
    std::optional<ChangeSetId> change_set_id;
};
BOOST_DESCRIBE_STRUCT(Entry, (), (id, at, kind, department, title, detail, body, mentions, facts, link, actor, change_set_id))

struct Counts {
    std::int64_t all = 0;
    std::int64_t web = 0;
    std::int64_t mail = 0;
    std::int64_t sales = 0;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (all, web, mail, sales))

struct Story {
    std::vector<Entry> results;
    std::optional<http::Paging> paging;
    Counts counts;
};
BOOST_DESCRIBE_STRUCT(Story, (), (results, paging, counts))

struct StoryQuery : http::PageQuery {
    std::optional<Tab> topic;
};
BOOST_DESCRIBE_STRUCT(StoryQuery, (http::PageQuery), (topic))

/// What a person notes on a record.
enum class ActivityKind { note, call, email, meeting, task };
BOOST_DESCRIBE_ENUM(ActivityKind, note, call, email, meeting, task)

struct NewActivity {
    ActivityKind kind{};
    Text<1, 10'000> body;  ///< "<@512>" mentions the user 512, except in a task
    std::optional<Text<1, 100>> outcome;
    std::optional<Instant> due_at;  ///< a task's
    std::optional<UserId> user_id;  ///< whose task it is; one's own when absent
};
BOOST_DESCRIBE_STRUCT(NewActivity, (), (kind, body, outcome, due_at, user_id))

struct Activity {
    RecordId id;
    ActivityKind kind{};
    std::optional<ObjectType> object_type;  ///< the first record it tells of; none where there is none that the asker sees
    std::optional<RecordId> record_id;
    std::string body;
    std::optional<std::string> outcome;
    std::optional<Instant> due_at;
    std::optional<Instant> done_at;
    std::optional<UserId> user_id;
    Instant created_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Activity, (), (id, kind, object_type, record_id, body, outcome, due_at, done_at, user_id, created_at, version))

/// An activity that was noted just now.
struct NotedActivity : Activity {
    bool user_sees_record = true;          ///< false: the task stands among theirs, without the record it lies on
    std::vector<std::string> unseen_by{};  ///< names of those it mentions who do not see the record: they are not told
};
BOOST_DESCRIBE_STRUCT(NotedActivity, (Activity), (user_sees_record, unseen_by))

struct Task {
    Activity task;
    std::string record_title;  ///< empty where the record has none, or is out of sight
};
BOOST_DESCRIBE_STRUCT(Task, (), (task, record_title))

struct TaskQuery : http::PageQuery {
    std::optional<Instant> due_before;
};
BOOST_DESCRIBE_STRUCT(TaskQuery, (http::PageQuery), (due_before))

/// What there is to do on a record has changed.
struct TasksChanged {
    ObjectType object{};
    RecordId record;
};

struct TaskPatch {
    std::int64_t version = 0;
    std::optional<bool> done;
    std::optional<Instant> due_at;
    std::optional<Text<1, 10'000>> body;
};
BOOST_DESCRIBE_STRUCT(TaskPatch, (), (version, done, due_at, body))

}  // namespace tandem::timeline
