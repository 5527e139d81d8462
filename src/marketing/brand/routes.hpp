#pragma once

#include "platform/db/db.hpp"
#include "platform/http/route.hpp"

namespace tandem::brand {

extern http::Routes const brand_routes;
extern http::Routes const logo_routes;

}  // namespace tandem::brand
