#pragma once

#include "crm/records/objects.hpp"

namespace tandem::tickets {

/// HubSpot's 0-5.
inline constexpr records::ObjectType object{5};

}  // namespace tandem::tickets
