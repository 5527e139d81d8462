#include "crm/records/properties.hpp"

#include "crm/records/property_store.hpp"
#include "platform/auth/workspace.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::records {
namespace {

db::Column compared_by(StandardProperty const& standard) {
    if (standard.name == "amount") return "amount_thousandths";  // deals have their own currencies
    return standard.kind == ValueKind::text ? db::alphabetical(standard.column) : standard.column;
}

Property from_standard(StandardProperty const& standard) {
    Property property{.name = std::string(standard.name),
                      .label = std::string(standard.label),
                      .kind = standard.kind,
                      .column = standard.column,
                      .compared = compared_by(standard),
                      .read_only = standard.read_only,
                      .custom = false,
                      .finds = standard.finds,
                      .stored = standard.stored};
    for (auto const& choice : standard.choices) property.choices.emplace_back(choice.value);
    return property;
}

/// The standard properties of each object and the id, which is one to clients; built once.
std::vector<Property> const& standard_of(ObjectDefinition const& object) {
    static auto const all = [] {
        std::vector<std::vector<Property>> sets(3);
        for (auto const type : {ObjectType::contacts, ObjectType::companies, ObjectType::deals})
            for (auto& set = sets[static_cast<std::size_t>(type)]; auto const& standard : definition_of(type).properties) {
                set.push_back(from_standard(standard));
                set.back().place = set.size() - 1;
            }
        for (auto& set : sets)
            set.push_back({.name = "hs_object_id", .label = "Record ID", .kind = ValueKind::id, .column = "id", .read_only = true});
        return sets;
    }();
    return all[static_cast<std::size_t>(object.type)];
}

std::vector<Property> read_custom(db::Read& read, ObjectType type) {
    std::vector<Property> custom;
    for (auto const& row : custom_properties(read, type)) custom.push_back(property_of(row));
    return custom;
}

}  // namespace

PropertySet::PropertySet(ObjectDefinition const& object, std::shared_ptr<std::vector<Property> const> custom, std::string currency)
    : object_(&object), custom_(std::move(custom)), currency_(std::move(currency)) {}

Property const* PropertySet::find(std::string_view name) const {
    for (auto const* set : {&standard_of(*object_), custom_.get()}) {
        auto const found = std::ranges::find(*set, name, &Property::name);
        if (found != set->end()) return &*found;
    }
    return nullptr;
}

PropertySet load_properties(db::Read& read, ObjectType type) {
    auto& custom = read.kept<CustomProperties>()[type];
    if (!custom) custom = std::make_shared<std::vector<Property> const>(read_custom(read, type));
    return {definition_of(type), custom, auth::workspace_of(read).currency};
}

Result<void> check_property_name(ObjectType type, std::string const& name) {
    auto const fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    if (name.empty() || name.size() > 100 || !(name[0] >= 'a' && name[0] <= 'z') || !std::ranges::all_of(name, fits))
        return invalid_field("/name", "INVALID_NAME",
                             "A property's name has small letters, digits and _, begins with a letter and has at most 100 characters.");
    bool const reserved = find_standard(definition_of(type), name) || name == "hs_object_id" || name == "id" || name == "all";
    if (reserved) return conflict("property_exists", fmt::format("Property “{}” is one of the standard ones.", name));
    return {};
}

}  // namespace tandem::records
