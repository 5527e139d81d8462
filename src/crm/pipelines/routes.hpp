#pragma once

#include "platform/db/db.hpp"
#include "platform/http/route.hpp"

namespace tandem::pipelines {

extern http::Routes const pipeline_routes;

}  // namespace tandem::pipelines
