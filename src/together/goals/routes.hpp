#pragma once

#include "platform/db/db.hpp"
#include "platform/http/route.hpp"

namespace tandem::goals {

extern http::Routes const goal_routes;

}  // namespace tandem::goals
