#include "platform/feature/feature.hpp"
#include "crm/records/finder.hpp"
#include "crm/records/routes.hpp"

namespace tandem::records {

extern demo::Share const demo_share;
extern feature::Feature const self;
feature::Feature const self{
    .routes = {&record_routes, &batch_routes, &property_routes, &association_routes, &finder_routes, &property_group_routes, &owner_routes},
    .finders = {find_records},
    .live = {"contacts", "companies", "deals", "properties"},
    .demo = &demo_share,
};

}  // namespace tandem::records
