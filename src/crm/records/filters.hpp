#pragma once

#include "crm/records/properties.hpp"

namespace tandem::records {

/// The filters of a search as one condition. HubSpot's limits hold: 5 groups, 18 filters in all. Every wrong filter is named;
/// a value that no record can have is not wrong, nothing has it.
Result<db::Condition> read_filters(PropertySet const& set, std::vector<FilterGroup> const& groups);

}  // namespace tandem::records
