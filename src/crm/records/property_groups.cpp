#include "crm/records/property_groups.hpp"

#include "crm/records/properties.hpp"
#include "platform/db/table.hpp"

#include <algorithm>
#include <array>

namespace tandem::records {
namespace {

constexpr std::array<Choice, 6> standard_labels = {{{"contactinformation", "Contact information"},
                                                    {"companyinformation", "Company information"},
                                                    {"dealinformation", "Deal information"},
                                                    {"analyticsinformation", "Analytics"},
                                                    {"lifecycleinformation", "Lifecycle"},
                                                    {"recordinformation", "Record information"}}};

struct ListGroups {
    using Row = PropertyGroup;
    static constexpr std::string_view sql = R"(
        select {{columns}} from property_group
        where workspace_id = :workspace_id and object_type = :object_type order by display_order, name limit 500)";
    ObjectType object_type{};
};
TANDEM_QUERY(ListGroups, (object_type))

struct StoredGroup {
    ObjectType object_type{};
    PropertyGroup group;
};
BOOST_DESCRIBE_STRUCT(StoredGroup, (), (object_type, group))
TANDEM_TABLE(StoredGroup, property_group, (object_type, name))

struct DeleteGroup {
    static constexpr std::string_view sql =
        "delete from property_group where workspace_id = :workspace_id and object_type = :object_type and name = :name";
    ObjectType object_type{};
    std::string name;
};
TANDEM_QUERY(DeleteGroup, (object_type, name))

std::string_view label_of(ObjectDefinition const& object, std::string_view group) {
    for (auto const labels : {object.groups, std::span<Choice const>(standard_labels)})
        if (auto const known = std::ranges::find(labels, group, &Choice::value); known != labels.end()) return known->label;
    return group;
}

std::vector<PropertyGroup> standard_groups(ObjectDefinition const& object) {
    std::vector<PropertyGroup> groups;
    for (auto const& property : object.properties) {
        if (std::ranges::find(groups, property.group, &PropertyGroup::name) != groups.end()) continue;
        groups.push_back(
            {std::string(property.group), std::string(label_of(object, property.group)), static_cast<std::int64_t>(groups.size())});
    }
    return groups;
}

}  // namespace

std::vector<PropertyGroup> groups_of(db::Read& read, ObjectType type) {
    auto groups = standard_groups(*definition_of(read, type));
    for (auto& group : read.all(ListGroups{.object_type = type})) groups.push_back(std::move(group));
    return groups;
}

std::optional<PropertyGroup> find_group(db::Read& read, ObjectType type, std::string const& name) {
    auto const groups = groups_of(read, type);
    auto const found = std::ranges::find(groups, name, &PropertyGroup::name);
    return found == groups.end() ? std::nullopt : std::optional(*found);
}

bool is_standard_group(db::Read& read, ObjectType type, std::string_view name) {
    auto const groups = standard_groups(*definition_of(read, type));
    return std::ranges::find(groups, name, &PropertyGroup::name) != groups.end();
}

void put_group(db::Write& write, ObjectType type, PropertyGroup const& group) {
    write.run(db::Put{StoredGroup{type, group}});
    write.touch("properties");
}
void delete_group(db::Write& write, ObjectType type, std::string const& name) {
    write.run(DeleteGroup{.object_type = type, .name = name});
    write.touch("properties");
}

}  // namespace tandem::records
