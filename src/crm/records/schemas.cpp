#include "crm/records/schemas.hpp"

#include "base/line.hpp"
#include "base/unicode.hpp"
#include "crm/kinds/own.hpp"
#include "crm/records/association_labels.hpp"
#include "crm/records/associations.hpp"
#include "crm/records/changes.hpp"
#include "crm/records/property_defining.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tandem::records {
namespace {

constexpr std::size_t most_kinds = 200;

/// HubSpot's own kinds, be they here already or not, and what addresses of this program say instead of one.
constexpr std::array<std::string_view, 32> taken_names = {
    "product", "products", "line_item", "line_items", "quote",   "quotes",        "task",           "tasks",
    "note",    "notes",    "call",      "calls",      "meeting", "meetings",      "email",          "emails",
    "lead",    "leads",    "goal",      "goals",      "ticket",  "tickets",       "campaign",       "campaigns",
    "form",    "forms",    "owner",     "owners",     "record",  "communication", "communications", "postal_mail"};

Result<void> check_kind_name(db::Read& read, std::string const& name) {
    auto const fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    if (!(name[0] >= 'a' && name[0] <= 'z') || !std::ranges::all_of(name, fits))
        return invalid_field("/name", "INVALID_NAME", "A kind's name has letters, digits and _, and begins with a letter.");
    bool const is_standard =
        std::ranges::find(taken_names, name) != taken_names.end() ||
        std::ranges::any_of(kinds::spellings(), [&](auto const& one) { return name == one.name || name == one.singular; });
    if (is_standard) return conflict("kind_is_standard", fmt::format("“{}” is the name of a standard kind of record.", name));
    if (std::ranges::find(kinds::own_kinds(read), name, &kinds::OwnKind::name) != kinds::own_kinds(read).end())
        return conflict("kind_exists", fmt::format("A kind of record “{}” exists already.", name));
    return {};
}

Result<void> check_room(db::Read& read) {
    if (kinds::own_kinds(read).size() >= most_kinds)
        return conflict("too_many_kinds", fmt::format("There can be {} kinds of records of your own.", most_kinds));
    if (kinds::kinds_ever(read) >= kinds::most_own_kinds)
        return conflict("too_many_kinds",
                        fmt::format("{} kinds were made and removed over time; there can be no more.", kinds::most_own_kinds));
    return {};
}

PropertyCreate as_given(SchemaProperty const& given, std::string const& group) {
    return {.name = given.name,
            .label = given.label,
            .type = given.type,
            .fieldType = given.fieldType,
            .groupName = given.groupName.value_or(Text<1, 100>{group}),
            .description = given.description,
            .options = given.options,
            .displayOrder = given.displayOrder,
            .hidden = given.hidden,
            .formField = given.formField,
            .hasUniqueValue = given.hasUniqueValue,
            .externalOptions = {}};
}

/// The properties of a new kind, in the order given; what is wrong is named with its place in the list.
Result<std::vector<PropertyRow>> rows_of(SchemaInput const& input, Instant now) {
    ObjectDefinition const object{.type = {},
                                  .table = one_table,
                                  .singular = {},
                                  .modified_column = "hs_lastmodifieddate",
                                  .properties = properties_of_own_kinds(),
                                  .shown_by_default = {}};
    std::string const group(object.properties.front().group);
    std::vector<PropertyRow> rows;
    std::vector<FieldError> errors;
    if (input.properties.empty() || input.properties.size() > most_custom_properties)
        return invalid_field("/properties", "out_of_range", fmt::format("A kind has between 1 and {} properties.", most_custom_properties));
    for (std::size_t i = 0; i < input.properties.size(); ++i) {
        auto const& given = input.properties[i];
        auto const at = fmt::format("/properties/{}", i);
        if (std::ranges::find(rows, given.name.value, &PropertyRow::name) != rows.end())
            errors.push_back({at + "/name", "duplicate", fmt::format("Two properties are named “{}”.", given.name.value)});
        if (given.groupName && given.groupName->value != group)
            errors.push_back({at + "/groupName", "PROPERTY_GROUP_DOESNT_EXIST",
                              fmt::format("A new kind has one group, “{}”. Leave this out and move the property later.", group)});
        auto row = property_row(as_given(given, group), object, now);
        if (!row) {
            auto wrong = std::move(row).error();
            if (wrong.fields.empty()) wrong.fields.push_back({"/name", wrong.code, wrong.message});
            for (auto& field : wrong.fields) errors.push_back({at + field.pointer, field.code, field.message});
            continue;
        }
        if (!given.displayOrder) row->display_order = static_cast<std::int64_t>(i);
        rows.push_back(*std::move(row));
    }
    if (!errors.empty()) return invalid_fields("schema_invalid", std::move(errors));
    return rows;
}

/// Each name is one of the kind's properties.
void check_named(std::vector<std::string> const& names, std::string_view at, std::vector<PropertyRow> const& rows,
                 std::vector<FieldError>& errors) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (std::ranges::find(rows, names[i], &PropertyRow::name) == rows.end())
            errors.push_back({fmt::format("{}/{}", at, i), "PROPERTY_DOESNT_EXIST",
                              fmt::format("The kind has no property “{}”.", beginning_of(names[i], 100))});
}

Result<void> check_definition(kinds::KindText const& kind, std::vector<PropertyRow> const& rows) {
    std::vector<FieldError> errors;
    auto const primary = std::ranges::find(rows, kind.primary, &PropertyRow::name);
    if (primary == rows.end() || primary->type != "string")
        errors.push_back({"/primaryDisplayProperty", "INVALID_PRIMARY",
                          "A record's title is one of the kind's properties and is text. Name such a one here."});
    check_named(kind.secondary, "/secondaryDisplayProperties", rows, errors);
    check_named(kind.required, "/requiredProperties", rows, errors);
    check_named(kind.searchable, "/searchableProperties", rows, errors);
    if (!errors.empty()) return invalid_fields("schema_invalid", std::move(errors));
    return {};
}

Result<std::vector<std::string>> associated_kinds(db::Read& read, SchemaInput const& input) {
    std::vector<std::string> names;
    auto const given = input.associatedObjects.value_or(std::vector<std::string>{"contacts", "companies", "deals"});
    for (std::size_t i = 0; i < given.size(); ++i) {
        auto const kind = kinds::resolve(read, to_lower_ascii(given[i]));
        if (!kind)
            return invalid_field(fmt::format("/associatedObjects/{}", i), "unknown_value",
                                 fmt::format("“{}” is no kind of record.", beginning_of(given[i], 60)));
        if (std::ranges::find(names, name_of(*kind)) == names.end()) names.emplace_back(name_of(*kind));
    }
    return names;
}

std::string first_text(std::vector<PropertyRow> const& rows) {
    auto const found = std::ranges::find(rows, "string", &PropertyRow::type);
    return found == rows.end() ? std::string() : found->name;
}

std::string text_or_empty(auto const& text) { return text ? text->value : std::string(); }

}  // namespace

Result<ObjectType> make_kind(db::Write& write, SchemaInput const& input) {
    auto name = to_lower_ascii(input.name.value);
    if (auto ok = check_kind_name(write, name); !ok) return fail(ok);
    if (auto ok = check_room(write); !ok) return fail(ok);
    auto rows = rows_of(input, write.now());
    if (!rows) return fail(rows);
    auto associated = associated_kinds(write, input);
    if (!associated) return fail(associated);
    auto const primary = input.primaryDisplayProperty ? input.primaryDisplayProperty->value : first_text(*rows);
    kinds::KindText definition{.singular = input.labels.singular,
                               .plural = input.labels.plural,
                               .description = text_or_empty(input.description),
                               .icon = text_or_empty(input.icon),
                               .department = input.department.value_or(Department::both),
                               .primary = primary,
                               .secondary = input.secondaryDisplayProperties.value_or(std::vector<std::string>{}),
                               .required = input.requiredProperties.value_or(std::vector<std::string>{}),
                               .searchable = input.searchableProperties.value_or(std::vector<std::string>{primary}),
                               .associated = *std::move(associated)};
    if (auto ok = check_definition(definition, *rows); !ok) return fail(ok);
    auto const kind = kinds::add_kind(write, std::move(name), std::move(definition));
    auto const object = definition_of(write, kind.type());
    FreeSlots slots(write, *object);
    for (auto& row : *rows) {
        row.slot = slots.take(row.name, kind_of(row.type));
        insert_property(write, kind.type(), row);
    }
    write.summarize(fmt::format("Made {} a kind of record", input.labels.plural.value));
    return kind.type();
}

namespace {

/// What follows from a property that is no longer, or now is, the title or among those whose words find a record.
Result<void> index_anew(db::Write& write, ObjectType type, std::string const& former_title) {
    constexpr int most = 5'000;
    write.kept<CustomProperties>().clear();
    auto const set = load_properties(write, type);
    for (bool const archived : {false, true}) {
        auto const page = write.seeing_all([&] { return list_stored(write, type, {"custom"}, {}, archived, most); });
        if (page.after)
            return conflict("too_many_records", fmt::format("The titles and words of more than {} records would have to be made anew. "
                                                            "Change this while there are fewer.",
                                                            most));
        for (auto const& record : page.records) index_record(write, set, record, former_title);
    }
    return {};
}

Result<void> move_title(db::Write& write, ObjectType type, std::string const& from, std::string const& to) {
    for (auto row : custom_properties(write, type)) {
        if (row.name != from && row.name != to) continue;
        row.slot = row.name == to ? "title" : "";
        update_property(write, type, row);
    }
    return {};
}

}  // namespace

Result<void> change_kind(db::Write& write, ObjectType type, SchemaPatch const& patch) {
    auto kind = *kinds::find_kind(write, type);
    auto& definition = kind.definition;
    auto const former = definition;
    if (patch.labels && patch.labels->singular) definition.singular = *patch.labels->singular;
    if (patch.labels && patch.labels->plural) definition.plural = *patch.labels->plural;
    if (patch.primaryDisplayProperty) definition.primary = *patch.primaryDisplayProperty;
    if (patch.secondaryDisplayProperties) definition.secondary = *patch.secondaryDisplayProperties;
    if (patch.requiredProperties) definition.required = *patch.requiredProperties;
    if (patch.searchableProperties) definition.searchable = *patch.searchableProperties;
    if (patch.description) definition.description = *patch.description;
    if (patch.clearDescription.value_or(false)) definition.description.clear();
    if (patch.icon) definition.icon = *patch.icon;
    if (patch.department) definition.department = *patch.department;
    if (auto ok = check_definition(definition, custom_properties(write, type)); !ok) return ok;
    kind.updated_at = write.now();
    if (write.actor().user_id) kind.updated_by = write.actor().user_id;
    bool const is_titled_anew = former.primary != definition.primary;
    bool const is_found_anew = former.searchable != definition.searchable;
    kinds::update_kind(write, kind);
    write.kept<CustomProperties>().clear();
    write.summarize(fmt::format("Changed the kind {}", definition.plural));
    if (is_titled_anew)
        if (auto ok = move_title(write, type, former.primary, definition.primary); !ok) return ok;
    if (is_titled_anew || is_found_anew) return index_anew(write, type, former.primary);
    return {};
}

Result<void> remove_kind(db::Write& write, ObjectType type) {
    auto kind = *kinds::find_kind(write, type);
    if (auto const live = write.seeing_all([&] { return live_total(write, type); }); live > 0)
        return conflict("kind_has_records", live == 1 ? fmt::format("1 {} exists. Archive it first.", kind.definition.singular)
                                                      : fmt::format("{} {} exist. Archive them first.", live, kind.definition.plural));
    kind.archived = true;
    kind.updated_at = write.now();
    kinds::update_kind(write, kind);
    write.summarize(fmt::format("Removed the kind {}", kind.definition.plural));
    return {};
}

Result<void> let_be_linked(db::Write& write, ObjectType from, ObjectType to) {
    bool const is_forth = kinds::is_own(from);
    if (!is_forth && !kinds::is_own(to))
        return invalid("association_is_standard", "How standard kinds are linked is given. Name a kind of your own.");
    if (default_association(write, from, to)) return {};
    auto kind = *kinds::find_kind(write, is_forth ? from : to);
    kind.definition.associated.emplace_back(name_of(is_forth ? to : from));
    kind.updated_at = write.now();
    kinds::update_kind(write, kind);
    write.summarize(fmt::format("Let {} be linked with {}", kind.definition.plural, definition_of(write, is_forth ? to : from)->plural));
    return {};
}

Result<void> forbid_links(db::Write& write, ObjectType type, std::int64_t type_id) {
    auto const to = led_to_by(write, type, type_id);
    auto const known = to ? association_with(write, type, *to, type_id) : std::nullopt;
    if (!known) return not_found("association_unknown", fmt::format("No association {} leads from this kind.", type_id));
    if (!known->label.empty() && known->is_workspaces) return remove_label(write, *known);
    if (!known->is_workspaces) return conflict("association_is_standard", "How standard kinds are linked is given.");
    if (any_links(write, *known))
        return conflict("links_exist",
                        fmt::format("Records are linked so. Take the links with {} away first.", definition_of(write, *to)->plural));
    for (auto const& [one, other] : {std::pair(type, *to), std::pair(*to, type)}) {
        if (!kinds::is_own(one)) continue;
        auto kind = *kinds::find_kind(write, one);
        if (std::erase(kind.definition.associated, name_of(other)) == 0) continue;
        kind.updated_at = write.now();
        kinds::update_kind(write, kind);
    }
    return {};
}

}  // namespace tandem::records
