#include "platform/feature/feature.hpp"
#include "together/funnel/routes.hpp"

namespace tandem::funnel {

extern feature::Feature const self;
feature::Feature const self{
    .routes = {&funnel_routes, &series_routes},
};

}  // namespace tandem::funnel
