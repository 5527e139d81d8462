#include "crm/records/property_defining.hpp"

#include "base/line.hpp"
#include "crm/records/custom.hpp"
#include "crm/records/property_groups.hpp"
#include "crm/records/unique_values.hpp"
#include "crm/records/views.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::records {
namespace {

/// A property of this name that was removed left its values in the records, so it comes back with their type or not at all.
Result<void> check_free(std::optional<PropertyRow> const& former, PropertyCreate const& input) {
    if (!former) return {};
    if (!former->archived) return conflict("property_exists", fmt::format("Property “{}” exists already.", input.name.value));
    if (former->type == input.type.value && former->has_unique_value == input.hasUniqueValue.value_or(false)) return {};
    if (former->type == input.type.value)
        return conflict("property_had_another_type",
                        fmt::format("Property “{}” was removed, and its values were {}. Make it so or choose another name.",
                                    input.name.value, former->has_unique_value ? "unique" : "not unique"));
    return conflict(
        "property_had_another_type",
        fmt::format(
            "Property “{}” was removed and the records still have its values of the type {}. Make it with this type or choose another name.",
            input.name.value, former->type));
}

}  // namespace

Result<void> check_types(std::string const& type, std::string const& field_type, std::vector<PropertyOption> const& options) {
    static std::map<std::string, std::vector<std::string>> const fields = {
        {"string", {"text", "textarea", "phonenumber", "html", "file"}},
        {"number", {"number"}},
        {"date", {"date"}},
        {"datetime", {"date"}},
        {"enumeration", {"select", "radio", "checkbox", "booleancheckbox"}},
        {"bool", {"booleancheckbox"}}};
    auto const known = fields.find(type);
    if (known == fields.end())
        return invalid_field("/type", "unknown_value",
                             fmt::format("“{}” is not one of string, number, date, datetime, enumeration, bool.", type));
    if (std::ranges::find(known->second, field_type) == known->second.end())
        return invalid_field("/fieldType", "unknown_value",
                             fmt::format("A property of type {} cannot be shown as “{}”.", type, field_type));
    if (type == "enumeration" && options.empty()) return invalid_field("/options", "missing", "A choice needs options to choose from.");
    for (std::size_t i = 0; i < options.size(); ++i)
        if (field_type == "checkbox" && options[i].value.value.contains(';'))
            return invalid_field(fmt::format("/options/{}/value", i), "has_semicolon",
                                 "A value of a list of check boxes has no “;”, which separates them.");
    for (std::size_t i = 0; i < options.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (options[i].value == options[j].value)
                return invalid_field(fmt::format("/options/{}/value", i), "duplicate", "Two options have the same value.");
    return {};
}

db::Json packed(std::vector<PropertyOption> const& options) { return {json::serialize(encode(options))}; }

Result<void> check_group(db::Read& read, ObjectType type, std::string const& name) {
    if (find_group(read, type, name)) return {};
    return invalid_field("/groupName", "PROPERTY_GROUP_DOESNT_EXIST",
                         fmt::format("No group “{}” of properties exists.", beginning_of(name, 100)));
}

Result<PropertyRow> property_row(PropertyCreate const& input, ObjectDefinition const& object, Instant now) {
    if (auto ok = check_property_name(object, input.name); !ok) return fail(ok);
    bool const tells_apart = input.fieldType.value == "text" || input.fieldType.value == "phonenumber" || input.type.value == "number";
    if (input.hasUniqueValue.value_or(false) && !tells_apart)
        return invalid_field("/hasUniqueValue", "not_supported", "Records are told apart by a line of text or by a number.");
    auto const options = input.options.value_or(std::vector<PropertyOption>{});
    if (auto ok = check_types(input.type, input.fieldType, options); !ok) return fail(ok);
    return PropertyRow{.name = input.name,
                       .label = input.label,
                       .description = input.description.value_or(Text<0, 2000>{}),
                       .group_name = input.groupName,
                       .type = input.type,
                       .field_type = input.fieldType,
                       .options = packed(options),
                       .display_order = input.displayOrder.value_or(1000),
                       .created_at = now,
                       .updated_at = now,
                       .has_unique_value = input.hasUniqueValue.value_or(false)};
}

Result<PropertyRow> add_property(db::Write& write, ObjectType type, PropertyCreate const& input) {
    auto const object = definition_of(write, type);
    if (is_view(*object))
        return conflict("kind_is_read_only", fmt::format("{} are only read here, so they have no properties of your own.", object->plural));
    auto row = property_row(input, *object, write.now());
    if (!row) return row;
    if (auto ok = check_group(write, type, input.groupName); !ok) return fail(ok);
    auto const former = custom_property(write, type, input.name);
    if (auto ok = check_free(former, input); !ok) return fail(ok);
    if (custom_properties(write, type).size() >= most_custom_properties)
        return conflict("too_many_properties", fmt::format("There can be {} custom properties.", most_custom_properties));
    if (former) row->version = former->version + 1;
    row->slot = former ? former->slot : FreeSlots(write, *object).take(row->name, kind_of(row->type));
    former ? update_property(write, type, *row) : insert_property(write, type, *row);
    if (former && row->has_unique_value)
        if (auto ok = keep_unique_values_anew(write, type); !ok) return fail(ok);
    write.summarize(fmt::format("Added the property {}", row->label));
    return row;
}

Result<void> define_property(db::Write& write, ObjectType object, CustomProperty const& property) {
    if (auto const row = custom_property(write, object, property.name); row && !row->archived) return {};
    PropertyCreate input{.name = {property.name},
                         .label = {property.label},
                         .type = {property.type},
                         .fieldType = {property.field_type},
                         .groupName = {std::string(definition_of(write, object)->properties.front().group)}};
    if (!property.choices.empty()) input.options.emplace();
    for (auto const& choice : property.choices) input.options->push_back({.label = {choice}, .value = {choice}});
    if (auto made = add_property(write, object, input); !made) return fail(made);
    return {};
}

}  // namespace tandem::records
