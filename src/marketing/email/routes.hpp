#pragma once

#include "platform/db/db.hpp"
#include "platform/http/route.hpp"

namespace tandem::email {

extern http::Routes const campaign_routes;
extern http::Routes const mail_link_routes;  ///< what stands in the mails: unsubscribe, opens, clicks

}  // namespace tandem::email
