#pragma once

#include "platform/db/db.hpp"
#include "platform/http/route.hpp"

namespace tandem::thread {

extern http::Routes const thread_routes;

}  // namespace tandem::thread
