#pragma once

#include <memory>

#include "platform/jobs/jobs.hpp"

namespace tandem::jobs {

/// Runs due jobs on its own threads. Sleeps until a commit queues something, a job falls due, or a lease needs renewing.
class Runner {
public:
    struct Config {
        int threads = 2;
        Duration lease = seconds(20);  ///< a job whose runner is silent for so long is taken over
    };

    Runner(db::Database& database, Handlers const& handlers, Config config);
    Runner(db::Database& database, Handlers const& handlers) : Runner(database, handlers, Config{}) {}
    /// Stops: begins no job, asks running ones to pause at their next checkpoint, waits for them, puts them back.
    ~Runner();
    Runner(Runner const&) = delete;
    Runner& operator=(Runner const&) = delete;

    /// Looks for due jobs at once, whatever it was waiting for: the clock was moved.
    void wake();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// Runs on this thread what is due now, and what that queues, until nothing is. For tests and commands; how many ran.
int run_due(db::Database& database, Handlers const& handlers);
/// What a runner that starts would do first: what was left goes on, recurring jobs have a turn, all that is due is done.
int settle(db::Database& database, Handlers const& handlers);

}  // namespace tandem::jobs
