#include "crm/timeline/jobs.hpp"

#include "crm/timeline/activity_store.hpp"
#include "crm/timeline/telling.hpp"

namespace tandem::timeline {

void tell_tasks_due(db::Write& write) {
    constexpr int batch = 100;
    for (auto const& task : tasks_due_untold(write, write.now(), batch)) {
        tell_due(write, task);
        mark_told(write, task.id);
    }
}

void add_handlers(jobs::Handlers& handlers) {
    handlers.on<TellTasksDue>(
        [](jobs::Context& context, TellTasksDue const&) { jobs::work_off(context, workspaces_with_tasks_due_untold, tell_tasks_due); });
    handlers.every<TellTasksDue>(minutes(1));
}

}  // namespace tandem::timeline
