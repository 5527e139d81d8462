#pragma once

#include "platform/http/route.hpp"

namespace tandem::attachments {

extern http::Routes const attachment_routes;

}  // namespace tandem::attachments
