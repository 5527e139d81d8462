#include "platform/jobs/overview.hpp"

namespace tandem::jobs {

namespace {

struct FindJob {
    using Row = Job;
    static constexpr std::string_view sql = R"(
        select id, name, state, progress, attempts, max_attempts, due_at, last_error, created_at, ended_at
        from job where workspace_id = :workspace_id and id = :id)";
    JobId id;
};
TANDEM_QUERY(FindJob, (id))

struct ListJobs {
    using Row = Job;
    static constexpr std::string_view sql = R"(
        select id, name, state, progress, attempts, max_attempts, due_at, last_error, created_at, ended_at
        from job where workspace_id = :workspace_id and state = :state order by id desc limit 200)";
    State state{};
};
TANDEM_QUERY(ListJobs, (state))

struct ListTold {
    using Row = Told;
    static constexpr std::string_view sql = R"(
        select {{columns}} from job where workspace_id = :workspace_id and id < :before and {{where}} order by id desc limit :limit)";
    JobId before;
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(ListTold, (before, where, limit))

struct CancelJob {
    static constexpr std::string_view sql = R"(
        update job set cancel_requested = 1,
            ended_at = case when state = 'queued' then cast(:now as bigint) end,
            state = case when state = 'queued' then 'cancelled' else state end
        where workspace_id = :workspace_id and id = :id and state in ('queued', 'running'))";
    JobId id;
    Instant now;
};
TANDEM_QUERY(CancelJob, (id, now))

struct RetryJob {
    static constexpr std::string_view sql = R"(
        update job set state = 'queued', unique_key = null, attempts = 0, progress = 0, cancel_requested = 0, due_at = :now,
            last_error = null, ended_at = null
        where workspace_id = :workspace_id and id = :id and state in ('dead', 'cancelled'))";
    JobId id;
    Instant now;
};
TANDEM_QUERY(RetryJob, (id, now))

Result<void> changed(db::Write& write, JobId id, std::int64_t rows, std::string_view code, std::string_view message) {
    if (rows == 0 && !find(write, id)) return not_found("job_unknown", "This job does not exist.");
    if (rows == 0) return conflict(std::string(code), std::string(message));
    write.wake_jobs();
    return {};
}

}  // namespace

std::optional<Job> find(db::Read& read, JobId id) { return read.one(FindJob{.id = id}); }

std::vector<Job> list(db::Read& read, State state) { return read.all(ListJobs{.state = state}); }

std::optional<Told> find_told(db::Read& read, JobId id) {
    return read.one(ListTold{JobId(id.value + 1), db::compare("id", db::Op::equal, id.value), 1});
}

std::vector<Told> list_told(db::Read& read, Wanted const& wanted) {
    std::vector<db::Condition> parts;
    if (wanted.state) parts.push_back(db::compare("state", db::Op::equal, db::to_value(*wanted.state)));
    if (wanted.user) parts.push_back(db::compare("user_id", db::Op::equal, wanted.user->value));
    if (!wanted.names.empty()) parts.push_back(db::is_any_of("name", wanted.names));
    return read.all(ListTold{wanted.before, db::all_of(parts), wanted.limit});
}

Result<void> cancel(db::Write& write, JobId id) {
    auto const rows = write.run(CancelJob{.id = id, .now = write.now()});
    return changed(write, id, rows, "job_has_ended", "This job has ended already.");
}

Result<void> retry(db::Write& write, JobId id) {
    auto const rows = write.run(RetryJob{.id = id, .now = write.now()});
    return changed(write, id, rows, "job_not_ended", "Only a job that was given up or cancelled can be tried again.");
}

}  // namespace tandem::jobs
