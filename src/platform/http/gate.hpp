#pragma once

#include <optional>

#include "base/result.hpp"
#include "platform/db/actor.hpp"
#include "platform/http/request.hpp"

namespace tandem::http {

/// Who stands behind a request. Written by platform/auth, asked by the dispatcher for every route.
class Gate {
public:
    virtual ~Gate() = default;
    /// Nullopt: nobody signed in. An error: credentials that are wrong, expired or revoked.
    virtual Result<std::optional<db::Actor>> authenticate(Request const& request) = 0;
    /// Asked for requests that change something and were authenticated by cookie.
    virtual Result<void> check_csrf(Request const& request, db::Actor const& actor) = 0;
    /// Who a stranger is on a public route: an actor without a user.
    virtual db::Actor visitor(Request const& request) = 0;
    /// Whether this request would be let in as this actor again, for answers that stay open. Does not count as use.
    virtual bool stands(Request const& request, db::Actor const& actor) = 0;
};

}  // namespace tandem::http
