#include "platform/feature/feature.hpp"
#include "crm/views/routes.hpp"

namespace tandem::views {

extern feature::Feature const self;
feature::Feature const self{
    .routes = {&view_routes},
    .live = {"views"},
};

}  // namespace tandem::views
