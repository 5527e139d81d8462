#pragma once

#include "crm/records/objects.hpp"
#include "platform/db/db.hpp"

#include <map>

namespace tandem::records {

/// A property as a workspace has it, standard or custom.
struct Property {
    std::string name;
    std::string label;
    ValueKind kind = ValueKind::text;
    db::Column column;
    bool read_only = false;
    bool custom = false;
    bool finds = false;
    bool many = false;                  ///< an enumeration that takes several choices, "a;b"
    std::vector<std::string> choices{};  ///< empty: any text
};

/// All properties of one kind of record in the asking workspace.
class PropertySet {
public:
    PropertySet(ObjectDefinition const& object, std::vector<Property> custom);

    ObjectDefinition const& object() const { return *object_; }
    Property const* find(std::string_view name) const;
    std::vector<Property> const& custom() const { return custom_; }

private:
    ObjectDefinition const* object_;
    std::vector<Property> custom_;
};

PropertySet load_properties(db::Read& read, ObjectType type);

/// `[a-z][a-z0-9_]{0,99}` and not the name of a standard property.
Result<void> check_property_name(ObjectType type, std::string const& name);

}  // namespace tandem::records
