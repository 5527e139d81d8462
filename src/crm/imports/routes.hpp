#pragma once

#include "platform/http/route.hpp"

namespace tandem::imports {

extern http::Routes const import_routes;

}  // namespace tandem::imports
