#pragma once

#include <string_view>

#include "base/result.hpp"
#include "platform/http/response.hpp"

namespace tandem::http {

/// The one place that maps errors to HTTP, and the one shape they have on the wire.
Response error_response(Error const& error, std::string_view request_id);
int status_of(ErrorKind kind);

/// Errors that only the server knows: 404 without a route, 405, 500 …
Response plain_error(int status, std::string_view code, std::string_view message, std::string_view request_id);

}  // namespace tandem::http
