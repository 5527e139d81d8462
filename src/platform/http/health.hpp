#pragma once

#include <functional>

#include "platform/http/route.hpp"

namespace tandem::http {

/// Whether the program can do its work; a part that `health_routes` ask for.
struct Readiness {
    std::function<Result<void>()> check;
};

/// GET /health: the process answers, even where all workers are busy. GET /ready: its database does too.
extern Routes const health_routes;

}  // namespace tandem::http
