#pragma once

#include "platform/http/route.hpp"

namespace tandem::analytics {

/// Needs the services events::Store and analytics::Collector.
extern http::Routes const analytics_routes;

}  // namespace tandem::analytics
