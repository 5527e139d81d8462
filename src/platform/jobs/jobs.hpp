#pragma once

// Work done later, at least once, and exactly once where the handler completes the job in its own transaction.
// A job is a described struct with `static constexpr auto name`; `write.enqueue(SendMail{…}, {.unique_key = …})` queues it.

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/described.hpp"
#include "platform/db/database.hpp"

namespace tandem::jobs {

using db::When;

struct Lease;

/// Thrown out of a handler by `Context::checkpoint`. Not a std::exception, so that no handler catches it by accident.
struct Interrupted {};

/// What a handler has while it runs.
class Context {
public:
    Context(db::Database& database, Lease& lease) : database_(database), lease_(lease) {}

    db::Database& database() const { return database_; }
    /// A part of the program; throws std::logic_error where nobody provided it.
    template <class T>
    T& part() const {
        return database_.parts().get<T>();
    }
    /// Acts in the job's workspace by means `job`, on behalf of who queued it. A recurring job's workspace is 0.
    db::Actor actor() const;
    db::Actor actor_in(WorkspaceId workspace) const;
    JobId id() const;
    int attempt() const;  ///< 1 on the first

    /// Marks the job done inside the handler's own transaction: what that transaction changes happens exactly once.
    /// Throws, which rolls it back, when another runner has taken the job over.
    void complete(db::Write& write);

    /// How much is done, 0 to 1. People see it about a second later.
    void progress(double part);

    /// Throws Interrupted when the job was cancelled, taken over, or the program stops; then the job is put back.
    /// Long handlers call it between their steps.
    void checkpoint() const;

private:
    db::Database& database_;
    Lease& lease_;
};

/// Does what is due in each workspace that `waiting` finds, a piece in a transaction, until it finds none: a piece leaves less.
void work_off(Context& context, std::vector<WorkspaceId> (*waiting)(db::Read&), void (*piece)(db::Write&));

/// Which function does which job. Filled by the features, see platform/feature.
class Handlers {
public:
    using Handler = std::function<Result<void>(Context&, std::string const& payload)>;

    /// `handlers.on<SendMail>([](Context& context, SendMail const& job) -> Result<void> { … })`; may also return void.
    /// An exception or an error is tried again after a pause, except what no repetition can mend: the kinds invalid,
    /// forbidden, not_found, gone, conflict and too_large end in the dead letters at once.
    template <class Job, class F>
    void on(F handler) {
        handlers_[Job::name] = [handler = std::move(handler)](Context& context, std::string const& payload) -> Result<void> {
            auto const json = parse_json(payload);
            if (!json) return fail(json);
            auto const job = decode_stored<Job>(*json);
            if (!job) return fail(job);
            if constexpr (std::is_void_v<std::invoke_result_t<F const&, Context&, Job const&>>)
                return handler(context, *job), Result<void>{};
            else
                return handler(context, *job);
        };
    }

    /// Runs it for the installation as a whole (workspace 0), `interval` after its last end, first when the runner starts.
    template <class Job>
    void every(Duration interval, Job const& job = {}) {
        recurring_[Job::name] = {interval, serialize(encode(job))};
    }

    /// Done once, before the runner takes its first job: what a killed program left goes on.
    void at_start(std::function<void(db::Database&)> action) { at_start_.push_back(std::move(action)); }
    void start(db::Database& database) const {
        for (auto const& action : at_start_) action(database);
    }

    struct Recurring {
        Duration interval;
        std::string payload;
    };
    Handler const* find(std::string_view name) const;
    std::vector<std::string> names() const;
    std::map<std::string, Recurring, std::less<>> const& recurring() const { return recurring_; }

private:
    std::map<std::string, Handler, std::less<>> handlers_;
    std::map<std::string, Recurring, std::less<>> recurring_;
    std::vector<std::function<void(db::Database&)>> at_start_;
};

}  // namespace tandem::jobs
