#pragma once

#include "platform/http/route.hpp"

namespace tandem::views {

extern http::Routes const view_routes;

}  // namespace tandem::views
