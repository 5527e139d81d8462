#include "platform/feature/feature.hpp"
#include "marketing/brand/routes.hpp"

namespace tandem::brand {

extern feature::Feature const self;
feature::Feature const self{
    .routes = {&brand_routes},
    .live = {"brand"},
};

}  // namespace tandem::brand
