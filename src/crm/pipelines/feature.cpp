#include "platform/feature/feature.hpp"
#include "crm/pipelines/pipelines.hpp"
#include "crm/pipelines/routes.hpp"
#include "platform/auth/workspace.hpp"

namespace tandem::pipelines {

extern demo::Share const demo_share;
extern feature::Feature const self;
feature::Feature const self{
    .routes = {&pipeline_routes},
    .live = {"pipelines"},
    .subscribe =
        [](db::Subscriptions& subscriptions) {
            subscriptions.on<auth::WorkspaceCreated>(
                [](db::Write& write, auth::WorkspaceCreated const&) { create_default_pipeline(write); });
        },
    .demo = &demo_share,
};

}  // namespace tandem::pipelines
