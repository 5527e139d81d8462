#include "base/line.hpp"
#include "base/take.hpp"
#include "base/version.hpp"
#include "crm/records/property_groups.hpp"
#include "crm/records/property_store.hpp"
#include "crm/records/routes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::records {
namespace {

using http::Created;

struct GroupView {
    std::string name;
    std::string label;
    std::int64_t displayOrder = 0;
    bool archived = false;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(GroupView, (), (name, label, displayOrder, archived, version))

struct GroupList {
    std::vector<GroupView> results;
};
BOOST_DESCRIBE_STRUCT(GroupList, (), (results))

struct GroupInput {
    Text<1, 100> name;
    Text<1, 200> label;
    std::optional<std::int64_t> displayOrder;
};
BOOST_DESCRIBE_STRUCT(GroupInput, (), (name, label, displayOrder))

struct GroupPatch {
    std::optional<std::int64_t> version;
    std::optional<Text<1, 200>> label;
    std::optional<std::int64_t> displayOrder;
};
BOOST_DESCRIBE_STRUCT(GroupPatch, (), (version, label, displayOrder))

GroupView view_of(PropertyGroup const& group) { return {group.name, group.label, group.display_order, false, group.version}; }

/// A group of the workspace's own, which may change.
Result<PropertyGroup> own_group(db::Read& read, ObjectType type, std::string const& name) {
    if (is_standard_group(read, type, name))
        return forbidden("group_is_standard", fmt::format("The group “{}” is a standard one and stays as it is.", name));
    auto group = find_group(read, type, name);
    if (!group) return not_found("group_unknown", fmt::format("No group “{}” of properties exists.", beginning_of(name, 100)));
    return *std::move(group);
}

Result<GroupList> list_groups(db::Read& read, ObjectType type) {
    GroupList list;
    for (auto const& group : groups_of(read, type)) list.results.push_back(view_of(group));
    return list;
}

Result<GroupView> read_group(db::Read& read, ObjectType type, std::string const& name) {
    auto const group = find_group(read, type, name);
    if (!group) return not_found("group_unknown", fmt::format("No group “{}” of properties exists.", beginning_of(name, 100)));
    return view_of(*group);
}

Result<Created<GroupView>> create_group(db::Write& write, ObjectType type, GroupInput const& input) {
    auto const groups = groups_of(write, type);
    if (std::ranges::find(groups, input.name.value, &PropertyGroup::name) != groups.end())
        return conflict("group_exists", fmt::format("A group “{}” exists already.", input.name.value));
    if (groups.size() >= 200) return conflict("too_many_groups", "There can be 200 groups of properties.");
    PropertyGroup const group{input.name, input.label, input.displayOrder.value_or(static_cast<std::int64_t>(groups.size()))};
    put_group(write, type, group);
    write.summarize(fmt::format("Added the property group {}", group.label));
    return Created<GroupView>{view_of(group)};
}

Result<GroupView> update_group(db::Write& write, ObjectType type, std::string const& name, GroupPatch const& patch) {
    auto group = own_group(write, type, name);
    if (!group) return fail(group);
    if (auto ok = advance(group->version, patch.version); !ok) return fail(ok);
    take(patch, *group);
    put_group(write, type, *group);
    write.summarize(fmt::format("Changed the property group {}", group->label));
    return view_of(*group);
}

Result<void> archive_group(db::Write& write, ObjectType type, std::string const& name) {
    if (auto group = own_group(write, type, name); !group) return fail(group);
    for (auto const& row : custom_properties(write, type))
        if (row.group_name == name)
            return conflict("group_in_use", fmt::format("The property “{}” is in this group. Move it to another one first.", row.label));
    delete_group(write, type, name);
    write.summarize(fmt::format("Removed the property group {}", name));
    return {};
}

}  // namespace

http::Routes const property_group_routes = {
    http::route<list_groups>(http::GET, "/crm/v3/properties/{object_type}/groups", http::may::read_records,
                             "List the groups of properties"),
    http::route<create_group>(http::POST, "/crm/v3/properties/{object_type}/groups", http::may::manage_settings,
                              "Add a group of properties"),
    http::route<read_group>(http::GET, "/crm/v3/properties/{object_type}/groups/{group_name}", http::may::read_records,
                            "Read a group of properties"),
    http::route<update_group>(http::PATCH, "/crm/v3/properties/{object_type}/groups/{group_name}", http::may::manage_settings,
                              "Change a group of properties"),
    http::route<archive_group>(http::DELETE, "/crm/v3/properties/{object_type}/groups/{group_name}", http::may::manage_settings,
                               "Remove an empty group of properties"),
};

}  // namespace tandem::records
