#include "crm/records/property_store.hpp"

#include "crm/records/custom.hpp"
#include "platform/db/json.hpp"
#include "platform/db/table.hpp"

#include <fmt/format.h>

namespace tandem::records {
namespace {

struct ListProperties {
    using Row = PropertyRow;
    static constexpr std::string_view sql = R"(
        select {{columns}} from property where workspace_id = :workspace_id and object_type = :object_type and archived = :archived order by display_order, name limit 1000)";
    ObjectType object_type{};
    bool archived = false;
};
TANDEM_QUERY(ListProperties, (object_type, archived))

struct FindProperty {
    using Row = PropertyRow;
    static constexpr std::string_view sql = R"(
        select {{columns}} from property where workspace_id = :workspace_id and object_type = :object_type and name = :name)";
    ObjectType object_type{};
    std::string name;
};
TANDEM_QUERY(FindProperty, (object_type, name))

struct StoredProperty {
    ObjectType object_type{};
    PropertyRow row;
};
BOOST_DESCRIBE_STRUCT(StoredProperty, (), (object_type, row))
TANDEM_TABLE(StoredProperty, property, (object_type, name), (created_at))

}  // namespace

ValueKind kind_of(std::string const& type) {
    if (type == "number") return ValueKind::number;
    if (type == "date") return ValueKind::date;
    if (type == "datetime") return ValueKind::datetime;
    if (type == "bool") return ValueKind::boolean;
    if (type == "enumeration") return ValueKind::enumeration;
    return ValueKind::text;
}

std::vector<PropertyRow> custom_properties(db::Read& read, ObjectType type, bool archived) {
    return read.all(ListProperties{.object_type = type, .archived = archived});
}

std::optional<PropertyRow> custom_property(db::Read& read, ObjectType type, std::string const& name) {
    return read.one(FindProperty{.object_type = type, .name = name});
}

void insert_property(db::Write& write, ObjectType type, PropertyRow const& row) {
    write.run(db::Insert{StoredProperty{type, row}});
    write.kept<CustomProperties>().clear();
    write.touch("properties");
}

void update_property(db::Write& write, ObjectType type, PropertyRow const& row) {
    write.run(db::Update{StoredProperty{type, row}});
    write.kept<CustomProperties>().clear();
    write.touch("properties");
}

std::vector<PropertyOption> options_of(PropertyRow const& row) {
    // One property whose choices are damaged must not take every record with it.
    auto options = db::stored_or_nothing<std::vector<PropertyOption>>(row.options, fmt::format("the choices of the property {}", row.name));
    return std::move(options).value_or(std::vector<PropertyOption>{});
}

std::optional<CustomField> custom_field(db::Read& read, ObjectType object, std::string const& name) {
    auto const row = custom_property(read, object, name);
    if (!row) return std::nullopt;
    return CustomField{row->field_type, options_of(*row)};
}

Property property_of(PropertyRow const& row) {
    Property property{.name = row.name,
                      .label = row.label,
                      .kind = kind_of(row.type),
                      .column = db::json_column("custom", row.name),
                      .read_only = false,
                      .custom = true,
                      .finds = false,
                      .many = row.field_type == "checkbox",
                      .identifies = row.has_unique_value};
    if (property.kind == ValueKind::number) property.column = db::as_number(property.column);
    property.compared = property.kind == ValueKind::text ? db::alphabetical(property.column) : property.column;
    for (auto& option : options_of(row)) property.choices.push_back(std::move(option.value.value));
    return property;
}

}  // namespace tandem::records
