#pragma once

#include "platform/http/route.hpp"

namespace tandem::work {

extern http::Routes const job_routes;

}  // namespace tandem::work
