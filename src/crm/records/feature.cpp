#include "platform/feature/feature.hpp"
#include "crm/records/finder.hpp"
#include "crm/records/moving.hpp"
#include "crm/records/objects.hpp"
#include "crm/records/routes.hpp"
#include "crm/records/thread.hpp"
#include "crm/records/views.hpp"

namespace tandem::records {

extern demo::Share const demo_share;
extern feature::Feature const self;
feature::Feature const self{
    .routes = {&record_routes, &batch_routes, &property_routes, &association_routes, &association_v3_routes, &finder_routes,
               &property_group_routes, &owner_routes, &schema_routes, &access_routes},
    .finders = {find_records},
    .live = {"contacts", "companies", "deals", "properties"},
    .thread = thread(),
    .records = {{"contact", "contacts", "hubspot_owner_id", true},
                {"company", "companies", "hubspot_owner_id", true},
                {"deal", "deals", "hubspot_owner_id", true},
                {one_table, "", "hubspot_owner_id", true}},
    .belongings = {{"association", "from_id", "", "from_type"},
                   {"association", "to_id", "", "to_type"},
                   {"external_key", "record_id", "", "object_type"},
                   {"record_history", "record_id", "", "object_type"},
                   {"record_unindexed", "id", "", "object"},
                   {view_table, "id", "", "object"},
                   {"search_term", "record_id", "", "object_type"},
                   {"unique_value", "record_id", "", "object_type"}},
    .move = index_moved_records,
    .demo = &demo_share,
};

}  // namespace tandem::records
