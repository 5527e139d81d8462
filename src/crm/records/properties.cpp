#include "crm/records/properties.hpp"

#include "crm/kinds/own.hpp"
#include "crm/records/property_store.hpp"
#include "crm/records/views.hpp"
#include "platform/auth/workspace.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace tandem::records {
namespace {

db::Column compared_by(StandardProperty const& standard) {
    if (standard.name == "amount") return "amount_thousandths";  // deals have their own currencies
    return standard.kind == ValueKind::text ? db::alphabetical(standard.column) : standard.column;
}

// Columns of the one table that hold a property's values once more. Names are given out in this order.
constexpr std::array<db::Column, 8> slots = {"title", "t1", "t2", "t3", "t4", "n1", "n2", "n3"};

/// How a value in the JSON of a record is compared, or in the slot that repeats it.
void compare_by_values(Property& property) {
    property.custom = true;
    property.column = property.slot ? *property.slot : db::json_column(kind::values, property.name);
    if (property.kind == ValueKind::number && !property.slot) property.column = db::as_number(property.column);
    property.compared = property.kind == ValueKind::text ? db::alphabetical(property.column) : property.column;
}

Property from_standard(ObjectDefinition const& object, StandardProperty const& standard) {
    Property property{.name = std::string(standard.name),
                      .label = std::string(standard.label),
                      .kind = standard.kind,
                      .column = standard.column,
                      .compared = compared_by(standard),
                      .read_only = standard.read_only,
                      .custom = false,
                      .finds = standard.finds,
                      .identifies = standard.identifies || standard.kind == ValueKind::email,
                      .stored = standard.stored};
    for (auto const& choice : standard.choices) property.choices.emplace_back(choice.value);
    if (lies_in_values(object, standard)) {
        property.slot = slot_named(standard.column.text());
        compare_by_values(property);
    }
    return property;
}

std::vector<Property> all_standard(ObjectDefinition const& object) {
    std::vector<Property> set;
    for (auto const& standard : object.properties) {
        set.push_back(from_standard(object, standard));
        set.back().place = set.size() - 1;
    }
    set.push_back({.name = "hs_object_id", .label = "Record ID", .kind = ValueKind::id, .column = "id", .read_only = true});
    return set;
}

/// The standard properties of each object and the id, which is one to clients; built once. Kinds that workspaces made share theirs.
std::vector<Property> const& standard_of(ObjectDefinition const& object) {
    static auto const all = [] {
        std::map<ObjectType, std::vector<Property>> sets;
        for (auto const* known : standard_objects()) sets.emplace(known->type, all_standard(*known));
        sets.emplace(ObjectType{}, all_standard({.type = {},
                                                 .table = one_table,
                                                 .singular = {},
                                                 .modified_column = "hs_lastmodifieddate",
                                                 .properties = properties_of_own_kinds(),
                                                 .shown_by_default = {}}));
        return sets;
    }();
    return all.at(kinds::is_own(object.type) ? ObjectType{} : object.type);
}

std::vector<Property> read_custom(db::Read& read, ObjectDefinition const& object) {
    std::vector<Property> custom;
    for (auto const& row : custom_properties(read, object.type)) {
        auto& property = custom.emplace_back(property_of(row));
        property.finds = std::ranges::find(object.searchable, property.name) != object.searchable.end();
        if (!row.slot.empty()) {
            property.slot = slot_named(row.slot);
            compare_by_values(property);
        }
    }
    return custom;
}

/// A kind that a workspace made, with the texts its definition looks into.
struct OwnDefinition {
    explicit OwnDefinition(kinds::OwnKind of) : kind(std::move(of)) {
        auto const& told = kind.definition;
        required.assign(told.required.begin(), told.required.end());
        searchable.assign(told.searchable.begin(), told.searchable.end());
        shown = {"hs_createdate", "hs_lastmodifieddate"};
        columns.emplace_back(told.primary);
        for (auto const& name : told.secondary) columns.emplace_back(name);
        shown.insert(shown.end(), columns.begin(), columns.end());
        definition = {.type = kind.type(),
                      .table = one_table,
                      .singular = told.singular,
                      .modified_column = "hs_lastmodifieddate",
                      .properties = properties_of_own_kinds(),
                      .shown_by_default = shown,
                      .plural = told.plural,
                      .created = "hs_createdate",
                      .pipeline = "hs_pipeline",
                      .stage = "hs_pipeline_stage",
                      .primary = told.primary,
                      .icon = told.icon,
                      .department = told.department,
                      .columns = columns,
                      .required = required,
                      .searchable = searchable};
    }
    OwnDefinition(OwnDefinition const&) = delete;
    OwnDefinition& operator=(OwnDefinition const&) = delete;

    kinds::OwnKind kind;
    std::vector<std::string_view> required, searchable, shown, columns;
    ObjectDefinition definition{
        .type = {}, .table = one_table, .singular = {}, .modified_column = "hs_lastmodifieddate", .properties = {}, .shown_by_default = {}};
};

}  // namespace

bool lies_in_values(ObjectDefinition const& object, StandardProperty const& standard) {
    auto const column = standard.column.text();
    return (shares_table(object) || is_view(object)) && (column == kind::values.text() || slot_named(column));
}

std::optional<db::Column> slot_named(std::string_view name) {
    auto const found = std::ranges::find(slots, name, &db::Column::text);
    return found == slots.end() ? std::nullopt : std::optional(*found);
}

std::vector<std::string_view> slot_names() {
    std::vector<std::string_view> names;
    for (auto const& slot : slots) names.push_back(slot.text());
    return names;
}

FreeSlots::FreeSlots(db::Read& read, ObjectDefinition const& object) : object_(object) {
    if (!lies_in_one_table(object)) return;
    free_ = slot_names();
    for (auto const& standard : object.properties) std::erase(free_, standard.column.text());
    for (bool const archived : {false, true})
        for (auto const& row : custom_properties(read, object.type, archived)) std::erase(free_, row.slot);
}

std::string FreeSlots::take(std::string const& name, ValueKind kind) {
    auto const fits = [&](std::string_view slot) {
        if (slot == "title") return name == object_.primary;
        return kind != ValueKind::text && slot.starts_with(kind == ValueKind::number ? 'n' : 't');
    };
    auto const found = std::ranges::find_if(free_, fits);
    if (found == free_.end()) return {};
    std::string slot(*found);
    free_.erase(found);
    return slot;
}

Definition definition_of(db::Read& read, ObjectType type) {
    // Those of every workspace live as long as the program: nobody owns them.
    if (!kinds::is_own(type)) return {Definition(), &definition_of(type)};
    auto const* kind = kinds::find_kind(read, type);
    if (!kind) throw std::logic_error("no such kind of record was ever made here");
    auto own = std::make_shared<OwnDefinition>(*kind);
    return {own, &own->definition};
}

std::vector<ObjectType> all_kinds(db::Read& read) {
    std::vector<ObjectType> all;
    for (auto const* object : standard_objects()) all.push_back(object->type);
    for (auto const& kind : kinds::own_kinds(read)) all.push_back(kind.type());
    return all;
}

PropertySet::PropertySet(Definition object, std::shared_ptr<std::vector<Property> const> custom, std::string currency)
    : object_(std::move(object)), standard_(&standard_of(*object_)), custom_(std::move(custom)), currency_(std::move(currency)) {}

Property const* PropertySet::find(std::string_view name) const {
    for (auto const* set : {standard_, custom_.get()}) {
        auto const found = std::ranges::find(*set, name, &Property::name);
        if (found != set->end()) return &*found;
    }
    return nullptr;
}

template <class Test>
std::vector<Property const*> PropertySet::those(Test&& test) const {
    std::vector<Property const*> all;
    for (auto const* set : {standard_, custom_.get()})
        for (auto const& property : *set)
            if (test(property)) all.push_back(&property);
    return all;
}

std::vector<Property const*> PropertySet::identifying() const {
    return those([](Property const& property) { return property.identifies; });
}

std::vector<Property const*> PropertySet::slotted() const {
    if (!lies_in_one_table(*object_)) return {};
    return those([](Property const& property) { return property.slot.has_value(); });
}

PropertySet load_properties(db::Read& read, ObjectType type) {
    auto& kept = read.kept<CustomProperties>()[type];
    if (!kept.object) kept.object = definition_of(read, type);
    if (!kept.custom) kept.custom = std::make_shared<std::vector<Property> const>(read_custom(read, *kept.object));
    return {kept.object, kept.custom, auth::workspace_of(read).currency};
}

Result<void> check_property_name(ObjectDefinition const& object, std::string const& name) {
    auto const fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    if (name.empty() || name.size() > 100 || !(name[0] >= 'a' && name[0] <= 'z') || !std::ranges::all_of(name, fits))
        return invalid_field("/name", "INVALID_NAME",
                             "A property's name has small letters, digits and _, begins with a letter and has at most 100 characters.");
    bool const reserved = find_standard(object, name) || name == "hs_object_id" || name == "id" || name == "all";
    if (reserved) return conflict("property_exists", fmt::format("Property “{}” is one of the standard ones.", name));
    return {};
}

}  // namespace tandem::records
