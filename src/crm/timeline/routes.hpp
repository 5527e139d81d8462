#pragma once

#include "platform/db/db.hpp"
#include "platform/http/route.hpp"

namespace tandem::timeline {

extern http::Routes const timeline_routes;

}  // namespace tandem::timeline
