#include "platform/feature/feature.hpp"
#include "crm/kinds/routes.hpp"

namespace tandem::kinds {

extern feature::Feature const self;
feature::Feature const self{.routes = {&access_routes}, .live = {"schemas"}};

}  // namespace tandem::kinds
