#include "platform/jobs/jobs.hpp"

#include <stdexcept>

#include "platform/jobs/internal/queue.hpp"

namespace tandem::jobs {

db::Actor Context::actor() const { return actor_in(lease_.job.workspace_id); }

db::Actor Context::actor_in(WorkspaceId workspace) const {
    return {workspace, lease_.job.user_id.value_or(UserId()), db::Role::owner, db::Means::job};
}

JobId Context::id() const { return lease_.job.id; }
int Context::attempt() const { return lease_.job.attempts; }

void Context::complete(db::Write& write) {
    if (!end_job(write, lease_, Ending::done, std::nullopt)) {
        lease_.lost = true;
        throw std::runtime_error("the job was taken over by another runner");
    }
    write.after_commit([this] { lease_.completed = true; });
}

void Context::progress(double part) { lease_.progress = part; }

void Context::checkpoint() const {
    if (lease_.cancelled || lease_.stopping || lease_.lost) throw Interrupted{};
}

void work_off(Context& context, std::vector<WorkspaceId> (*waiting)(db::Read&), void (*piece)(db::Write&)) {
    auto& database = context.database();
    for (auto found = database.read({}, waiting); !found.empty(); found = database.read({}, waiting))
        for (auto const workspace : found) {
            context.checkpoint();
            database.write(context.actor_in(workspace), piece);
        }
}

Handlers::Handler const* Handlers::find(std::string_view name) const {
    auto const found = handlers_.find(name);
    return found == handlers_.end() ? nullptr : &found->second;
}

std::vector<std::string> Handlers::names() const {
    std::vector<std::string> all;
    for (auto const& [name, handler] : handlers_) all.push_back(name);
    return all;
}

}  // namespace tandem::jobs
