#pragma once

#include "platform/http/route.hpp"

namespace tandem::segments {

extern http::Routes const segment_routes;
extern http::Routes const member_routes;
extern http::Routes const list_routes;

}  // namespace tandem::segments
