#pragma once

#include "platform/feature/finder.hpp"

namespace tandem::__feature__ {

std::vector<feature::Hit> find___records__(db::Read& read, std::string const& words, int limit);

}  // namespace tandem::__feature__
