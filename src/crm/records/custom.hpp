#pragma once

#include "crm/records/api.hpp"
#include "platform/db/db.hpp"

#include <string>
#include <vector>

namespace tandem::records {

/// A custom property as an import or a demo declares it; types as in HubSpot's property API.
struct CustomProperty {
    std::string name;
    std::string label;
    std::string type;
    std::string field_type;
    std::vector<std::string> choices{};
};

/// Adds the property unless one of that name exists; errors as the property routes give them.
Result<void> define_property(db::Write& write, ObjectType object, CustomProperty const& property);

}  // namespace tandem::records
