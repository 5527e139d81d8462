#pragma once

#include "platform/db/db.hpp"
#include "platform/http/route.hpp"

namespace tandem::negotiation {

extern http::Routes const quote_routes;
extern http::Routes const public_quote_routes;

}  // namespace tandem::negotiation
