#include "platform/jobs/internal/queue.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <random>

#include "platform/jobs/back_off.hpp"
#include "platform/jobs/overview.hpp"

namespace tandem::jobs {

namespace {

constexpr auto of_all_workspaces = "one runner serves all workspaces";

struct DueJobs {
    using Row = Claimed;
    static constexpr std::string_view sql = R"(
        select workspace_id, id, user_id, name, payload, attempts + 1, max_attempts
        from job where state = 'queued' and due_at <= :now and name in {{each :names}}
        order by priority desc, due_at, id limit :count)";
    static constexpr auto across_workspaces = of_all_workspaces;
    Instant now;
    std::vector<std::string> names;
    int count = 0;
};
TANDEM_QUERY(DueJobs, (now, names, count))

struct TakeLease {
    static constexpr std::string_view sql = R"(
        update job set state = 'running', attempts = attempts + 1, leased_until = :until, leased_by = :runner, progress = 0
        where workspace_id = :of_workspace and id = :id and state = 'queued')";
    static constexpr auto across_workspaces = of_all_workspaces;
    WorkspaceId of_workspace;
    JobId id;
    Instant until;
    std::int64_t runner = 0;
};
TANDEM_QUERY(TakeLease, (of_workspace, id, until, runner))

// A key that is queued again meanwhile keeps its newer job; the older one goes on without the key.
struct TakeOver {
    static constexpr std::string_view sql = R"(
        update job set leased_until = null, leased_by = null, state = 'queued', last_error = 'Its runner fell silent.',
            unique_key = case when not exists (select 1 from job newer where newer.workspace_id = job.workspace_id
                and newer.name = job.name and newer.unique_key = job.unique_key
                and (newer.state = 'queued' or (newer.state = 'running' and newer.id > job.id))) then unique_key end
        where state = 'running' and leased_until < :now and attempts < max_attempts)";
    static constexpr auto across_workspaces = of_all_workspaces;
    Instant now;
};
TANDEM_QUERY(TakeOver, (now))

struct SilentForGood {
    using Row = Claimed;
    static constexpr std::string_view sql = R"(
        select workspace_id, id, user_id, name, payload, attempts, max_attempts from job
        where state = 'running' and leased_until < :now and attempts >= max_attempts)";
    static constexpr auto across_workspaces = of_all_workspaces;
    Instant now;
};
TANDEM_QUERY(SilentForGood, (now))

struct GiveUp {
    static constexpr std::string_view sql = R"(
        update job set leased_until = null, leased_by = null, state = 'dead', ended_at = :now, last_error = :error
        where workspace_id = :of_workspace and id = :id and state = 'running' and leased_until < :now and attempts >= max_attempts)";
    static constexpr auto across_workspaces = of_all_workspaces;
    WorkspaceId of_workspace;
    JobId id;
    Instant now;
    std::string error;
};
TANDEM_QUERY(GiveUp, (of_workspace, id, now, error))

struct NextDue {
    using Row = std::optional<Instant>;
    static constexpr std::string_view sql = "select min(due_at) from job where state = 'queued' and name in {{each :names}}";
    static constexpr auto across_workspaces = of_all_workspaces;
    std::vector<std::string> names;
};
TANDEM_QUERY(NextDue, (names))

struct NextExpiry {
    using Row = std::optional<Instant>;
    static constexpr std::string_view sql = "select min(leased_until) from job where state = 'running' and leased_by <> :runner";
    static constexpr auto across_workspaces = of_all_workspaces;
    std::int64_t runner = 0;
};
TANDEM_QUERY(NextExpiry, (runner))

struct RenewLease {
    static constexpr std::string_view sql = R"(
        update job set leased_until = :until, progress = :progress
        where workspace_id = :of_workspace and id = :id and state = 'running' and leased_by = :runner and attempts = :attempt)";
    static constexpr auto across_workspaces = of_all_workspaces;
    WorkspaceId of_workspace;
    JobId id;
    std::int64_t runner = 0;
    int attempt = 0;
    Instant until;
    double progress = 0;
};
TANDEM_QUERY(RenewLease, (of_workspace, id, runner, attempt, until, progress))

struct CancelledJobs {
    using Row = JobId;
    static constexpr std::string_view sql = "select id from job where state = 'running' and cancel_requested = 1 and leased_by = :runner";
    static constexpr auto across_workspaces = of_all_workspaces;
    std::int64_t runner = 0;
};
TANDEM_QUERY(CancelledJobs, (runner))

struct EndJob {
    static constexpr std::string_view sql = R"(
        update job set state = :ending, ended_at = :now, leased_until = null, leased_by = null, last_error = :error,
            progress = case when :ending = 'done' then 1 else progress end
        where workspace_id = :of_workspace and id = :id and state = 'running' and leased_by = :runner and attempts = :attempt)";
    static constexpr auto across_workspaces = of_all_workspaces;
    WorkspaceId of_workspace;
    JobId id;
    std::int64_t runner = 0;
    int attempt = 0;
    Ending ending{};
    Instant now;
    std::optional<std::string> error;
};
TANDEM_QUERY(EndJob, (of_workspace, id, runner, attempt, ending, now, error))

struct PutBack {
    static constexpr std::string_view sql = R"(
        update job set state = 'queued', due_at = :due_at, attempts = :attempts_counted, leased_until = null, leased_by = null, last_error = :error,
            unique_key = case when not exists (select 1 from job newer where newer.workspace_id = job.workspace_id
                and newer.name = job.name and newer.unique_key = job.unique_key and newer.state = 'queued') then unique_key end
        where workspace_id = :of_workspace and id = :id and state = 'running' and leased_by = :runner and attempts = :attempt)";
    static constexpr auto across_workspaces = of_all_workspaces;
    WorkspaceId of_workspace;
    JobId id;
    std::int64_t runner = 0;
    int attempt = 0;
    int attempts_counted = 0;
    Instant due_at;
    std::optional<std::string> error;
};
TANDEM_QUERY(PutBack, (of_workspace, id, runner, attempt, attempts_counted, due_at, error))

struct CountLiving {
    using Row = std::int64_t;
    static constexpr std::string_view sql =
        "select count(*) from job where workspace_id = :workspace_id and name = :name and state in ('queued', 'running')";
    std::string name;
};
TANDEM_QUERY(CountLiving, (name))

struct DeleteEnded {
    static constexpr std::string_view sql = "delete from job where ended_at < :before and state in ('done', 'cancelled')";
    static constexpr auto across_workspaces = of_all_workspaces;
    Instant before;
};
TANDEM_QUERY(DeleteEnded, (before))

db::Actor installation() { return {.role = db::Role::owner, .means = db::Means::job}; }
/// In its workspace: what reacts to its end writes there.
db::Actor ending(Claimed const& job) { return {job.workspace_id, job.user_id.value_or(UserId()), db::Role::owner, db::Means::job}; }

void tell_end(db::Write& write, Claimed const& job, State state, std::optional<std::string> error) {
    if (job.workspace_id) write.publish(JobEnded{job.id, job.name, job.payload, job.user_id, state, std::move(error)});
}

double random_part() {
    thread_local std::minstd_rand generator(std::random_device{}());
    return std::uniform_real_distribution<>(0, 1)(generator);
}

bool is_hopeless(ErrorKind kind) {
    using enum ErrorKind;
    return kind == invalid || kind == forbidden || kind == not_found || kind == gone || kind == conflict || kind == too_large;
}

void queue_recurring(db::Write& write, std::string_view name, Handlers::Recurring const& job, Instant due_at) {
    write.enqueue_text(name, job.payload, {.due_at = due_at, .unique_key = "recurring"});
}

}  // namespace

void Queue::ensure_recurring() {
    if (handlers_.recurring().empty()) return;
    database_.write(installation(), [&](db::Write& write) {
        for (auto const& [name, job] : handlers_.recurring()) {
            if (write.one(CountLiving{.name = name}) == 0) queue_recurring(write, name, job, write.now());
        }
    });
}

/// Each in a transaction of its own workspace; what is left here, also because a reaction to the end throws, the next claim finds.
void Queue::give_up(std::vector<Claimed> const& silent) {
    std::string const why = "Its runner fell silent.";
    for (auto const& job : silent) try {
            database_.write(ending(job), [&](db::Write& write) {
                if (write.run(GiveUp{job.workspace_id, job.id, write.now(), why}) > 0) tell_end(write, job, State::dead, why);
            });
        } catch (std::exception const& error) {
            spdlog::error("job {} {} cannot be given up: {}", job.name, job.id.value, error.what());
        }
}

Leases Queue::claim(int limit, Leases const& running) {
    std::vector<Claimed> silent;
    auto leases = database_.write(installation(), [&](db::Write& write) {
        Leases claimed;
        renew(write, running);
        write.run(TakeOver{.now = write.now()});
        silent = write.all(SilentForGood{.now = write.now()});
        for (auto& job : write.all(DueJobs{.now = write.now(), .names = handlers_.names(), .count = limit})) {
            write.run(TakeLease{.of_workspace = job.workspace_id, .id = job.id, .until = write.now() + lease_, .runner = runner_});
            claimed.push_back(std::make_shared<Lease>(std::move(job), runner_, handlers_));
        }
        return claimed;
    });
    give_up(silent);
    return leases;
}

std::optional<Instant> Queue::next_due() {
    return database_.read(installation(), [&](db::Read& read) {
        auto const due = read.one(NextDue{.names = handlers_.names()}).value_or(std::nullopt);
        auto const expiry = read.one(NextExpiry{.runner = runner_}).value_or(std::nullopt);
        return due && expiry ? std::min(due, expiry) : due ? due : expiry;
    });
}

void Queue::renew(Leases const& leases) {
    database_.write(installation(), [&](db::Write& write) { renew(write, leases); });
}

void Queue::renew(db::Write& write, Leases const& leases) {
    for (auto const& lease : leases) {
        auto const& job = lease->job;
        lease->progress_stored = lease->progress;
        auto const kept = write.run(RenewLease{.of_workspace = job.workspace_id,
                                               .id = job.id,
                                               .runner = runner_,
                                               .attempt = job.attempts,
                                               .until = write.now() + lease_,
                                               .progress = lease->progress_stored});
        if (kept == 0 && !lease->completed) lease->lost = true;
    }
}

void Queue::learn_of_cancellations(Leases const& leases) {
    auto const ids = database_.read(installation(), [&](db::Read& read) { return read.all(CancelledJobs{.runner = runner_}); });
    for (auto const& lease : leases) {
        if (std::ranges::find(ids, lease->job.id) != ids.end()) lease->cancelled = true;
    }
}

void Queue::run(Lease& lease) {
    if (lease.stopping) return put_back(lease);
    try {
        auto const outcome = run_handler(lease);
        if (!lease.completed) end(lease, outcome);
    } catch (Interrupted const&) {
        put_back(lease);
    } catch (std::exception const& error) {
        // People read how their work ended; what threw is for the log.
        spdlog::error("job {} {}: {}", lease.job.name, lease.job.id.value, error.what());
        auto const told = fmt::format("The program failed at it. Its log says why, under job {}.", lease.job.id.value);
        if (!lease.completed) end(lease, failure(ErrorKind::unavailable, "exception", told));
    }
}

Result<void> Queue::run_handler(Lease& lease) {
    auto const* handler = handlers_.find(lease.job.name);
    if (!handler) return failure(ErrorKind::unavailable, "no_handler", "This program does not know the job.");
    Context context(database_, lease);
    return (*handler)(context, lease.job.payload);
}

void Queue::end(Lease& lease, Result<void> const& outcome) {
    auto const& job = lease.job;
    if (!outcome) spdlog::warn("job {} {} failed at attempt {}: {}", job.name, job.id.value, job.attempts, outcome.error().message);
    database_.write(ending(job), [&](db::Write& write) {
        if (outcome) return void(end_job(write, lease, Ending::done, std::nullopt));
        if (is_hopeless(outcome.error().kind) || job.attempts >= job.max_attempts) {
            return void(end_job(write, lease, Ending::dead, outcome.error().message));
        }
        write.run(PutBack{.of_workspace = job.workspace_id,
                          .id = job.id,
                          .runner = runner_,
                          .attempt = job.attempts,
                          .attempts_counted = job.attempts,
                          .due_at = write.now() + back_off(job.attempts, random_part()),
                          .error = outcome.error().message});
        write.wake_jobs();
    });
}

/// After a checkpoint threw: a cancelled job ends, any other loses nothing, not even the attempt.
void Queue::put_back(Lease& lease) {
    auto const& job = lease.job;
    database_.write(ending(job), [&](db::Write& write) {
        if (lease.cancelled) return void(end_job(write, lease, Ending::cancelled, std::nullopt));
        write.run(PutBack{.of_workspace = job.workspace_id,
                          .id = job.id,
                          .runner = runner_,
                          .attempt = job.attempts,
                          .attempts_counted = job.attempts - 1,
                          .due_at = write.now(),
                          .error = std::nullopt});
    });
}

bool end_job(db::Write& write, Lease const& lease, Ending how, std::optional<std::string> error) {
    auto const& job = lease.job;
    auto const ended = write.run(EndJob{.of_workspace = job.workspace_id,
                                        .id = job.id,
                                        .runner = lease.runner,
                                        .attempt = job.attempts,
                                        .ending = how,
                                        .now = write.now(),
                                        .error = error});
    if (ended == 0) return false;
    tell_end(write, job, how == Ending::done ? State::done : how == Ending::dead ? State::dead : State::cancelled, std::move(error));
    auto const& recurring = lease.handlers_of.recurring();
    auto const again = recurring.find(job.name);
    if (again != recurring.end() && !job.workspace_id)
        queue_recurring(write, job.name, again->second, write.now() + again->second.interval);
    return true;
}

std::int64_t delete_ended(db::Write& write, Instant before) { return write.run(DeleteEnded{.before = before}); }

}  // namespace tandem::jobs
