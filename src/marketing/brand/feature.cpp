#include "platform/feature/feature.hpp"
#include "marketing/brand/logo.hpp"
#include "marketing/brand/routes.hpp"

namespace tandem::brand {

extern demo::Share const demo_share;
extern feature::Feature const self;
feature::Feature const self{
    .routes = {&brand_routes, &logo_routes},
    .live = {"brand"},
    .move = move_logos,
    .demo = &demo_share,
};

}  // namespace tandem::brand
