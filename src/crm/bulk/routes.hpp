#pragma once

#include "platform/http/route.hpp"

namespace tandem::bulk {

extern http::Routes const bulk_routes;

}  // namespace tandem::bulk
