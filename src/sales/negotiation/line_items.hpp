#pragma once

#include "crm/records/objects.hpp"
#include "platform/db/db.hpp"
#include "sales/negotiation/api.hpp"

namespace tandem::negotiation {

/// HubSpot's 0-8: what a deal is about, product by product.
inline constexpr records::ObjectType line_item_object{8};

/// The line items of a deal as the lines of a quote, in their order; empty where it has none.
std::vector<Line> lines_of_deal(db::Read& read, RecordId deal);

}  // namespace tandem::negotiation
