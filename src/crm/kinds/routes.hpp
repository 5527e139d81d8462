#pragma once

#include "platform/http/route.hpp"

namespace tandem::kinds {

extern http::Routes const access_routes;

}  // namespace tandem::kinds
