#pragma once

#include "platform/db/db.hpp"
#include "platform/http/route.hpp"

namespace tandem::funnel {

extern http::Routes const funnel_routes;
extern http::Routes const series_routes;

}  // namespace tandem::funnel
