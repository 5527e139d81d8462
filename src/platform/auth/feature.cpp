#include "platform/feature/feature.hpp"
#include "platform/auth/routes.hpp"

namespace tandem::auth {

extern feature::Feature const self;
feature::Feature const self{
    .routes = {&session_routes, &settings_routes},
    .live = {"record_access", "users", "workspace"},
};

}  // namespace tandem::auth
