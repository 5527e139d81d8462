#pragma once

#include "crm/records/properties.hpp"
#include "crm/records/property_api.hpp"

namespace tandem::records {

/// A custom property as it lies in the database.
struct PropertyRow {
    std::string name;
    std::string label;
    std::string description;
    std::string group_name;
    std::string type;
    std::string field_type;
    db::Json options;
    std::int64_t display_order = 0;
    Instant created_at;
    Instant updated_at;
    bool archived = false;
    std::int64_t version = 1;
    std::string slot{};  ///< the column of the one table that repeats its values; empty where none does
    bool has_unique_value = false;
};
BOOST_DESCRIBE_STRUCT(PropertyRow, (),
                      (name, label, description, group_name, type, field_type, options, display_order, created_at, updated_at, archived,
                       version, slot, has_unique_value))

/// What a transaction keeps of a kind and its properties in use.
struct KnownKind {
    Definition object;
    std::shared_ptr<std::vector<Property> const> custom;
};
using CustomProperties = std::map<ObjectType, KnownKind>;

std::vector<PropertyRow> custom_properties(db::Read& read, ObjectType type, bool archived = false);
/// The property of this name, be it in use or archived.
std::optional<PropertyRow> custom_property(db::Read& read, ObjectType type, std::string const& name);
void insert_property(db::Write& write, ObjectType type, PropertyRow const& row);
void update_property(db::Write& write, ObjectType type, PropertyRow const& row);

std::vector<PropertyOption> options_of(PropertyRow const& row);
Property property_of(PropertyRow const& row);
ValueKind kind_of(std::string const& type);

}  // namespace tandem::records
