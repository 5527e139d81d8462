#pragma once

#include "app/commands.hpp"

#include <cstdint>

namespace tandem::app {

struct Serve {
    Place place;
    std::string listen = "127.0.0.1:8080";
};

/// Runs until SIGTERM or SIGINT; then lets running requests end.
int serve(Serve const& given);

}  // namespace tandem::app
