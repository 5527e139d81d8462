#pragma once

#include <string>
#include <string_view>

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

namespace tandem::http {

/// What every answer gets on its way out, whoever made it: security headers, request id, compression.
/// A policy that the response already names stays.
void finish(Request const& request, Response& response);
void add_security_headers(Request const& request, Headers& headers);

/// Whether an Accept-Encoding header takes this coding; "q=0" means no (RFC 9110, section 12.5.3).
bool accepts_encoding(std::string_view accept_encoding, std::string_view coding);
std::string gzip(std::string_view bytes, int level);

/// An id for a request: time-ordered, 11 characters of Crockford's base 32.
std::string make_request_id();

}  // namespace tandem::http
