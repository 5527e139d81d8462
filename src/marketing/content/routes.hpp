#pragma once

#include "platform/db/db.hpp"
#include "platform/http/route.hpp"

namespace tandem::content {

extern http::Routes const form_routes;
extern http::Routes const page_routes;
extern http::Routes const content_public_routes;

}  // namespace tandem::content
