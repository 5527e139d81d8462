#include "platform/feature/feature.hpp"
#include "marketing/brand/routes.hpp"

namespace tandem::brand {

extern demo::Share const demo_share;
extern feature::Feature const self;
feature::Feature const self{
    .routes = {&brand_routes},
    .live = {"brand"},
    .demo = &demo_share,
};

}  // namespace tandem::brand
