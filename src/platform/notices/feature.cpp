#include "platform/feature/feature.hpp"
#include "platform/notices/jobs.hpp"
#include "platform/notices/kinds.hpp"
#include "platform/notices/reactions.hpp"
#include "platform/notices/routes.hpp"

namespace tandem::notices {

extern demo::Share const demo_share;
extern feature::Feature const self;
feature::Feature const self{
    .routes = {&notice_routes},
    .live = {"notices"},
    .notices = {job_done_kind, job_failed_kind},
    .belongings = {{"notice", "record_id", "", "object_type"}},
    .subscribe = [](db::Subscriptions& subscriptions) { subscriptions.on<jobs::JobEnded>(on_job_ended); },
    .work = [](jobs::Handlers& handlers, Parts&) { add_handlers(handlers); },
    .demo = &demo_share,
};

}  // namespace tandem::notices
