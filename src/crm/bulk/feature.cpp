#include "platform/feature/feature.hpp"
#include "crm/bulk/jobs.hpp"
#include "crm/bulk/operations.hpp"
#include "crm/bulk/routes.hpp"
#include "platform/jobs/overview.hpp"

namespace tandem::bulk {

extern feature::Feature const self;
feature::Feature const self{
    .routes = {&bulk_routes},
    .live = {"operations"},
    .job_kinds = {{ChangeRecords::name, words_of}, {ExportRecords::name, words_of}},
    .belongings = {{"bulk_refusal", "record_id", "", "object_type"}},
    .subscribe =
        [](db::Subscriptions& subscriptions) {
            subscriptions.on<jobs::JobEnded>(
                [](db::Write& write, jobs::JobEnded const& job) { on_job_ended(write, job.id, job.state, job.error); });
        },
    .work = [](jobs::Handlers& handlers, Parts&) { add_handlers(handlers); },
};

}  // namespace tandem::bulk
