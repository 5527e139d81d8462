#pragma once

#include "platform/http/route.hpp"

namespace tandem::__feature__ {

extern http::Routes const __record___routes;

}  // namespace tandem::__feature__
