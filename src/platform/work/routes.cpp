#include "platform/work/routes.hpp"

#include "platform/auth/workspace.hpp"
#include "platform/feature/job_kind.hpp"
#include "platform/work/api.hpp"

#include "base/listing.hpp"

#include <algorithm>

namespace tandem::work {
namespace {

Failure job_unknown() { return not_found("job_unknown", "There is no such job that you can see."); }

bool sees_all(db::Actor const& actor) { return http::may::manage_users.allows(actor.role); }

Job view_of(db::Read& read, jobs::Told const& job) {
    auto const* kind = read.part<feature::JobKinds>().find(job.name);
    auto words = kind ? kind->words(read, job.id, job.payload.text) : feature::JobWords{job.name};
    return {.id = job.id,
            .name = job.name,
            .title = std::move(words.title),
            .outcome = std::move(words.outcome),
            .link = std::move(words.link),
            .user_id = job.user_id,
            .user_name = job.user_id ? auth::user_name(read, *job.user_id) : "",
            .state = job.state,
            .is_stopping = job.cancel_requested && job.state == State::running,
            .progress = job.progress,
            .attempts = job.attempts,
            .max_attempts = job.max_attempts,
            .due_at = job.due_at,
            .last_error = job.last_error,
            .created_at = job.created_at,
            .ended_at = job.ended_at};
}

/// One's own of those that people wait for; whoever sees all sees every one.
std::optional<jobs::Told> find_seen(db::Read& read, JobId id) {
    auto job = jobs::find_told(read, id);
    bool const is_own = job && job->user_id == read.actor().user_id && read.part<feature::JobKinds>().find(job->name);
    if (!is_own && !sees_all(read.actor())) return std::nullopt;
    return job;
}

Result<http::Page<Job>> list_jobs(db::Read& read, http::Query<JobQuery> const& query) {
    auto const before = query->after_or(newest_id<JobId>);
    if (!before) return fail(before);
    bool const all = query->whose == Whose::all && sees_all(read.actor());
    jobs::Wanted wanted{.before = *before, .state = query->state, .user = {}, .names = {}, .limit = query->rows()};
    if (!all) {
        wanted.user = read.actor().user_id;
        for (auto const& kind : read.part<feature::JobKinds>().all) wanted.names.emplace_back(kind.name);
    }
    if (query->name) {
        bool const is_known = all || std::ranges::find(wanted.names, query->name->value) != wanted.names.end();
        if (!is_known) return http::Page<Job>{};
        wanted.names = {query->name->value};
    }
    auto rows = query->page_of(jobs::list_told(read, wanted), &jobs::Told::id);
    std::vector<Job> shown;
    for (auto const& row : rows.results) shown.push_back(view_of(read, row));
    return rows.showing(std::move(shown));
}

Result<Job> read_job(db::Read& read, JobId id) {
    auto const job = find_seen(read, id);
    if (!job) return job_unknown();
    return view_of(read, *job);
}

Result<Job> change(db::Write& write, JobId id, Result<void> (*step)(db::Write&, JobId)) {
    if (!find_seen(write, id)) return job_unknown();
    if (auto done = step(write, id); !done) return fail(done);
    write.touch("jobs", id);
    return read_job(write, id);
}

Result<Job> cancel_job(db::Write& write, JobId id) { return change(write, id, jobs::cancel); }
Result<Job> retry_job(db::Write& write, JobId id) { return change(write, id, jobs::retry); }

}  // namespace

http::Routes const job_routes = {
    http::route<list_jobs>(http::GET, "/api/jobs", http::may::be_signed_in, "List the work one began, newest first; for admins all of it"),
    http::route<read_job>(http::GET, "/api/jobs/{job_id}", http::may::be_signed_in, "Read how far a job is"),
    http::route<cancel_job>(http::POST, "/api/jobs/{job_id}/cancellation", http::may::be_signed_in,
                            "Stop a job: at once where it waits, else after its present step"),
    http::route<retry_job>(http::POST, "/api/jobs/{job_id}/retry", http::may::be_signed_in,
                           "Run a job again that was given up or cancelled"),
};

}  // namespace tandem::work
