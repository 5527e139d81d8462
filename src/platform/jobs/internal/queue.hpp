#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/jobs/jobs.hpp"

namespace tandem::jobs {

/// A job as its runner takes it out of the queue.
struct Claimed {
    WorkspaceId workspace_id;
    JobId id;
    std::optional<UserId> user_id;
    std::string name;
    std::string payload;
    int attempts = 0;
    int max_attempts = 0;
};
BOOST_DESCRIBE_STRUCT(Claimed, (), (workspace_id, id, user_id, name, payload, attempts, max_attempts))

/// One attempt at a job by one runner. Shared between the thread that runs the job and the one that keeps the lease.
struct Lease {
    Lease(Claimed claimed, std::int64_t runner_id, Handlers const& handlers)
        : job(std::move(claimed)), runner(runner_id), handlers_of(handlers) {}

    Claimed const job;
    std::int64_t const runner;
    Handlers const& handlers_of;
    std::atomic<double> progress = 0;
    std::atomic<bool> completed = false;  ///< by the handler itself, in its transaction
    std::atomic<bool> cancelled = false;
    std::atomic<bool> lost = false;
    std::atomic<bool> stopping = false;
    double progress_stored = 0;  ///< of the thread that keeps the lease
};
using Leases = std::vector<std::shared_ptr<Lease>>;

/// The table `job` as runners use it. Every change names the runner and the attempt, so that a runner which lost its
/// lease changes nothing.
class Queue {
public:
    Queue(db::Database& database, Handlers const& handlers, Duration lease)
        : database_(database), handlers_(handlers), lease_(lease), runner_(make_id()) {}

    /// Queues recurring jobs that are neither queued nor running.
    void ensure_recurring();
    /// Takes over what silent runners left, then leases up to `limit` due jobs. Those that `running` stay its own, also when
    /// the machine slept through their leases.
    Leases claim(int limit, Leases const& running = {});
    /// When the next claim may find something; nothing while the queue is empty.
    std::optional<Instant> next_due();
    /// Prolongs leases, stores progress, learns of cancellations and takeovers.
    void renew(Leases const& leases);
    void learn_of_cancellations(Leases const& leases);
    /// Runs the handler and records how it ended.
    void run(Lease& lease);

private:
    void renew(db::Write& write, Leases const& leases);
    void give_up(std::vector<Claimed> const& silent);
    Result<void> run_handler(Lease& lease);
    void end(Lease& lease, Result<void> const& outcome);
    void put_back(Lease& lease);

    db::Database& database_;
    Handlers const& handlers_;
    Duration lease_;
    std::int64_t runner_;
};

enum class Ending { done, dead, cancelled };
BOOST_DESCRIBE_ENUM(Ending, done, dead, cancelled)

/// Ends the job of a lease inside a transaction and queues its next turn if it recurs; false when the lease is lost.
bool end_job(db::Write& write, Lease const& lease, Ending ending, std::optional<std::string> error);

/// Deletes jobs that were done or cancelled before that time.
std::int64_t delete_ended(db::Write& write, Instant before);

}  // namespace tandem::jobs
