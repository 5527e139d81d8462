#pragma once

#include "platform/db/db.hpp"
#include "platform/http/route.hpp"

namespace tandem::__name__ {

extern http::Routes const __name___routes;

}  // namespace tandem::__name__
