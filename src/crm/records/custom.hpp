#pragma once

#include "crm/records/property_api.hpp"
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

/// How people fill in a custom property: HubSpot's field type, and what there is to choose from.
struct CustomField {
    std::string field_type;
    std::vector<PropertyOption> options;
};
std::optional<CustomField> custom_field(db::Read& read, ObjectType object, std::string const& name);

}  // namespace tandem::records
