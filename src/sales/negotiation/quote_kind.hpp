#pragma once

#include "crm/records/views.hpp"

namespace tandem::negotiation {

/// HubSpot's 0-14, to be read: as `record_view` shows the table `quote`.
inline constexpr records::ObjectType quote_object{14};

}  // namespace tandem::negotiation
