#include "platform/feature/feature.hpp"
#include "crm/pipelines/pipelines.hpp"
#include "crm/tickets/tickets.hpp"
#include "platform/auth/workspace.hpp"

namespace tandem::tickets {
namespace {

/// HubSpot's support pipeline with its ids, so that scripts written against it find them.
void create_pipeline(db::Write& write, auth::WorkspaceCreated const&) {
    struct Given {
        char const* id;
        char const* label;
        bool is_closed;
    };
    constexpr Given given[] = {
        {"1", "New", false}, {"2", "Waiting on contact", false}, {"3", "Waiting on us", false}, {"4", "Closed", true}};
    std::vector<pipelines::Stage> stages;
    for (auto const& stage : given)
        stages.push_back({.id = stage.id,
                          .label = stage.label,
                          .display_order = static_cast<std::int64_t>(stages.size()),
                          .probability = 0,
                          .is_closed = stage.is_closed,
                          .created_at = write.now(),
                          .updated_at = write.now()});
    pipelines::replace_stages(write, std::string(name_of(object)), "0", "Support pipeline", stages);
}

}  // namespace

extern demo::Share const demo_share;
extern feature::Feature const self;
feature::Feature const self{
    .live = {"tickets"},
    .subscribe = [](db::Subscriptions& subscriptions) { subscriptions.on<auth::WorkspaceCreated>(create_pipeline); },
    .demo = &demo_share,
};

}  // namespace tandem::tickets
