#pragma once

#include "platform/db/db.hpp"
#include "platform/http/route.hpp"

namespace tandem::records {

extern http::Routes const record_routes;
extern http::Routes const access_routes;
extern http::Routes const batch_routes;
extern http::Routes const property_routes;
extern http::Routes const association_routes;
extern http::Routes const association_v3_routes;
extern http::Routes const finder_routes;
extern http::Routes const property_group_routes;
extern http::Routes const owner_routes;
extern http::Routes const schema_routes;

}  // namespace tandem::records
