#pragma once

#include "crm/records/objects.hpp"
#include "platform/db/db.hpp"

namespace tandem::records {

/// A group that properties are shown in.
struct PropertyGroup {
    std::string name;
    std::string label;
    std::int64_t display_order = 0;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PropertyGroup, (), (name, label, display_order, version))

/// Standard groups, in the order of the properties, and those of the workspace.
std::vector<PropertyGroup> groups_of(db::Read& read, ObjectType type);
std::optional<PropertyGroup> find_group(db::Read& read, ObjectType type, std::string const& name);
bool is_standard_group(db::Read& read, ObjectType type, std::string_view name);

void put_group(db::Write& write, ObjectType type, PropertyGroup const& group);
void delete_group(db::Write& write, ObjectType type, std::string const& name);

}  // namespace tandem::records
