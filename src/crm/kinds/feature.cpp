#include "platform/feature/feature.hpp"

namespace tandem::kinds {

extern feature::Feature const self;
feature::Feature const self{.live = {"schemas"}};

}  // namespace tandem::kinds
