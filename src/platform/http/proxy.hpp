#pragma once

#include <string>
#include <vector>

#include "platform/http/request.hpp"

namespace tandem::http {

/// Sets client_ip, scheme and host. The forwarded headers count only where the peer itself is a trusted proxy;
/// of X-Forwarded-For the last address that is not a trusted proxy is the person's.
void resolve_client(Request& request, std::string const& peer_ip, std::vector<std::string> const& trusted_proxies);

}  // namespace tandem::http
