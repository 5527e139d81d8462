#include "platform/feature/feature.hpp"
#include "platform/jobs/overview.hpp"
#include "platform/work/routes.hpp"

namespace tandem::work {

extern feature::Feature const self;
feature::Feature const self{
    .routes = {&job_routes},
    .live = {"jobs"},
    .subscribe =
        [](db::Subscriptions& subscriptions) {
            subscriptions.on<jobs::JobEnded>([](db::Write& write, jobs::JobEnded const& job) { write.touch("jobs", job.id); });
        },
};

}  // namespace tandem::work
