#include "platform/feature/feature.hpp"
#include "platform/auth/routes.hpp"

namespace tandem::auth {

extern feature::Feature const self;
feature::Feature const self{
    .routes = {&session_routes, &settings_routes},
    .live = {"users", "workspace"},
};

}  // namespace tandem::auth
