#pragma once

#include <cstddef>
#include <string>

#include "platform/http/request.hpp"

namespace tandem::http {

/// One line per request, once its answer is known.
struct AccessLine {
    Request const& request;
    int status = 0;
    std::size_t bytes = 0;
    std::int64_t user = 0;  ///< 0: nobody signed in
};
void log_access(AccessLine const& line);

/// For what a client must not see: the message goes to the log with the request's id.
void log_bug(Request const& request, std::string_view what);

}  // namespace tandem::http
