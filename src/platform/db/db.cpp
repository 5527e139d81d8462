#include "platform/db/db.hpp"

#include <stdexcept>

#include "platform/db/internal/connection.hpp"

namespace tandem::db {

namespace {

struct InsertChangeSet {
    static constexpr std::string_view sql = R"(
        insert into change_set (workspace_id, id, user_id, means, at, summary)
        values (:workspace_id, :id, :user_id, :means, :at, ''))";
    ChangeSetId id;
    std::optional<UserId> user_id;
    Means means;
    Instant at;
};
TANDEM_QUERY(InsertChangeSet, (id, user_id, means, at))

struct SummarizeChangeSet {
    static constexpr std::string_view sql = "update change_set set summary = :summary where workspace_id = :workspace_id and id = :id";
    ChangeSetId id;
    std::string summary;
};
TANDEM_QUERY(SummarizeChangeSet, (id, summary))

struct MarkChangeSetAsUndo {
    static constexpr std::string_view sql = "update change_set set undoes = :undoes where workspace_id = :workspace_id and id = :id";
    ChangeSetId id;
    ChangeSetId undoes;
};
TANDEM_QUERY(MarkChangeSetAsUndo, (id, undoes))

struct InsertJob {
    static constexpr std::string_view sql = R"(
        insert into job (workspace_id, id, user_id, name, payload, priority, due_at, unique_key, attempts, max_attempts, state, created_at)
        values (:workspace_id, :id, nullif(cast(:actor_id as bigint), 0), :name, :payload, :priority, :due_at, :unique_key, 0, :max_attempts, 'queued', :created_at)
        on conflict (workspace_id, name, unique_key) where state = 'queued' do nothing)";
    JobId id;
    std::string_view name;
    std::string payload;
    int priority;
    Instant due_at;
    std::optional<std::string> unique_key;
    int max_attempts;
    Instant created_at;
};
TANDEM_QUERY(InsertJob, (id, name, payload, priority, due_at, unique_key, max_attempts, created_at))

}  // namespace

Engine Read::engine() const { return connection_.engine(); }

Cursor Read::open(QueryInfo const& query, Parameters parameters) { return connection_.open(query, std::move(parameters), actor_); }

std::int64_t Write::execute(QueryInfo const& statement, Parameters parameters) {
    return connection_.run(statement, std::move(parameters), actor_);
}

void Write::publish(std::type_index type, void const* event) {
    if (++publishing_ > 32) throw std::logic_error("events publish each other without end");
    AllInSight const meanwhile(actor_.access);
    if (auto const found = subscriptions_.reactions_.find(type); found != subscriptions_.reactions_.end()) {
        for (auto const& reaction : found->second) reaction(*this, event);
    }
    --publishing_;
}

JobId Write::enqueue_text(std::string_view name, std::string payload, When const& when) {
    auto key = when.unique_key.empty() ? std::nullopt : std::optional(when.unique_key);
    auto const id = make<JobId>();
    run(InsertJob{.id = id,
                  .name = name,
                  .payload = std::move(payload),
                  .priority = when.priority,
                  .due_at = when.due_at.value_or(now()),
                  .unique_key = std::move(key),
                  .max_attempts = when.max_attempts,
                  .created_at = now()});
    enqueued_ = true;
    return id;
}

ChangeSetId Write::change_set() {
    if (change_set_) return *change_set_;
    change_set_ = make<ChangeSetId>();
    auto const user = actor_.user_id ? std::optional(actor_.user_id) : std::nullopt;
    run(InsertChangeSet{.id = *change_set_, .user_id = user, .means = actor_.means, .at = now()});
    return *change_set_;
}

void Write::summarize(std::string summary) { run(SummarizeChangeSet{.id = change_set(), .summary = std::move(summary)}); }

void Write::mark_undo_of(ChangeSetId undone) { run(MarkChangeSetAsUndo{.id = change_set(), .undoes = undone}); }

Write::Mark Write::begin_attempt() {
    connection_.execute("savepoint attempt");
    return {after_commit_.size(), touched_.size(), rights_of_.size(), change_set_, enqueued_};
}

void Write::end_attempt() { connection_.execute("release savepoint attempt"); }

void Write::abandon_attempt(Mark const& before) {
    connection_.execute("rollback to savepoint attempt; release savepoint attempt");
    after_commit_.resize(before.actions);
    touched_.resize(before.touched);
    rights_of_.resize(before.rights_of);
    change_set_ = before.change_set;
    enqueued_ = before.enqueued;
    kept_.clear();  // it may know of what was just taken back
}

}  // namespace tandem::db
