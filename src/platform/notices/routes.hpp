#pragma once

#include "platform/http/route.hpp"

namespace tandem::notices {

extern http::Routes const notice_routes;

}  // namespace tandem::notices
