#pragma once

#include "platform/db/db.hpp"
#include "platform/http/route.hpp"

namespace tandem::consent {

extern http::Routes const consent_routes;         ///< topics, consents of a contact
extern http::Routes const consent_public_routes;  ///< confirmation and preferences, for who holds a link

}  // namespace tandem::consent
