#pragma once

#include "platform/db/db.hpp"
#include "platform/http/route.hpp"

namespace tandem::mail {

extern http::Routes const mail_routes;

}  // namespace tandem::mail
