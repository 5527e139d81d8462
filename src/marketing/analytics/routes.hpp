#pragma once

#include "platform/http/route.hpp"

namespace tandem::analytics {

extern http::Routes const analytics_routes;

}  // namespace tandem::analytics
