#include "__path__/routes.hpp"
#include "platform/feature/feature.hpp"

namespace tandem::__name__ {

extern feature::Feature const self;
feature::Feature const self{.routes = {&__name___routes}, .live = {"__name__"}};

}  // namespace tandem::__name__
