#pragma once

#include "crm/records/objects.hpp"
#include "platform/db/db.hpp"

#include <map>
#include <memory>

namespace tandem::records {

/// A property as a workspace has it, standard or custom.
struct Property {
    std::string name;
    std::string label;
    ValueKind kind = ValueKind::text;
    db::Column column;
    db::Column compared = column;  ///< what it is sorted and compared by
    bool read_only = false;
    bool custom = false;
    bool finds = false;
    bool many = false;                   ///< an enumeration that takes several choices, "a;b"
    std::vector<std::string> choices{};  ///< empty: any text
    std::size_t place = 0;               ///< of a standard one among those of its object
    db::Column stored = column;          ///< what is written of a standard one
};

/// All properties of one kind of record in the asking workspace, and the currency of amounts that have none of their own.
class PropertySet {
public:
    PropertySet(ObjectDefinition const& object, std::shared_ptr<std::vector<Property> const> custom, std::string currency);

    ObjectDefinition const& object() const { return *object_; }
    std::string const& currency() const { return currency_; }
    Property const* find(std::string_view name) const;
    std::vector<Property> const& custom() const { return *custom_; }

private:
    ObjectDefinition const* object_;
    std::shared_ptr<std::vector<Property> const> custom_;
    std::string currency_;
};

/// Asks the database once for each transaction.
PropertySet load_properties(db::Read& read, ObjectType type);

/// `[a-z][a-z0-9_]{0,99}` and not the name of a standard property.
Result<void> check_property_name(ObjectType type, std::string const& name);

}  // namespace tandem::records
