#include "platform/feature/feature.hpp"
#include "together/goals/routes.hpp"

namespace tandem::goals {

extern demo::Share const demo_share;
extern feature::Feature const self;
feature::Feature const self{
    .routes = {&goal_routes},
    .live = {"goals"},
    .demo = &demo_share,
};

}  // namespace tandem::goals
