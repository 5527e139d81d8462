#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/described.hpp"
#include "platform/db/db.hpp"

namespace tandem::jobs {

/// `dead`: given up, kept for people to look at and try again. The ended others are deleted after a day.
enum class State { queued, running, done, dead, cancelled };
BOOST_DESCRIBE_ENUM(State, queued, running, done, dead, cancelled)

struct Job {
    JobId id;
    std::string name;
    State state{};
    double progress = 0;
    int attempts = 0;
    int max_attempts = 0;
    Instant due_at;
    std::optional<std::string> last_error;
    Instant created_at;
    std::optional<Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(Job, (), (id, name, state, progress, attempts, max_attempts, due_at, last_error, created_at, ended_at))

/// A job that belongs to a workspace has ended; published in the transaction that ends it, there.
struct JobEnded {
    JobId id;
    std::string name;
    std::string payload;
    std::optional<UserId> user_id;  ///< who queued it, where a person did
    State state{};                  ///< done, dead or cancelled
    std::optional<std::string> error;
};

std::optional<Job> find(db::Read& read, JobId id);
/// The newest first, at most 200.
std::vector<Job> list(db::Read& read, State state);

/// A job with what its words are made of.
struct Told : Job {
    db::Json payload;
    std::optional<UserId> user_id;  ///< who queued it, where a person did
    bool cancel_requested = false;
};
BOOST_DESCRIBE_STRUCT(Told, (Job), (payload, user_id, cancel_requested))

struct Wanted {
    JobId before;
    std::optional<State> state;
    std::optional<UserId> user;
    std::vector<std::string> names;  ///< any when empty
    int limit = 0;
};

std::optional<Told> find_told(db::Read& read, JobId id);
/// The newest first.
std::vector<Told> list_told(db::Read& read, Wanted const& wanted);

/// Codes `job_unknown`, `job_has_ended`. A running job stops at its next checkpoint.
Result<void> cancel(db::Write& write, JobId id);
/// A dead or cancelled job from the beginning. Codes `job_unknown`, `job_not_ended`.
Result<void> retry(db::Write& write, JobId id);

}  // namespace tandem::jobs
