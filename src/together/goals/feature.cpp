#include "platform/feature/feature.hpp"
#include "together/goals/routes.hpp"

namespace tandem::goals {

extern feature::Feature const self;
feature::Feature const self{
    .routes = {&goal_routes},
    .live = {"goals"},
};

}  // namespace tandem::goals
