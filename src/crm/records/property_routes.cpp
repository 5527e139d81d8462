#include "base/line.hpp"
#include "base/take.hpp"
#include "base/version.hpp"
#include "crm/records/property_defining.hpp"
#include "crm/records/property_groups.hpp"
#include "crm/records/property_store.hpp"
#include "crm/records/routes.hpp"
#include "platform/feature/timeline_kind.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::records {
namespace {

using http::Created;
using http::Query;

/// HubSpot's type and field type of a standard property.
std::pair<std::string, std::string> types_of(ValueKind kind) {
    switch (kind) {
        case ValueKind::id:
        case ValueKind::whole:
        case ValueKind::number:
        case ValueKind::money:
            return {"number", "number"};
        case ValueKind::datetime:
            return {"datetime", "date"};
        case ValueKind::date:
            return {"date", "date"};
        case ValueKind::boolean:
            return {"bool", "booleancheckbox"};
        case ValueKind::owner:
            return {"enumeration", "select"};
        case ValueKind::enumeration:
        case ValueKind::pipeline:
        case ValueKind::stage:
        case ValueKind::activity:
            return {"enumeration", "select"};
        case ValueKind::text:
        case ValueKind::email:
            break;
    }
    return {"string", "text"};
}

std::vector<Choice> choices_of(db::Read& read, StandardProperty const& standard) {
    if (standard.kind != ValueKind::activity) return {standard.choices.begin(), standard.choices.end()};
    std::vector<Choice> choices;
    for (auto const& kind : read.part<feature::TimelineKinds>().all)
        if (kind.is_activity) choices.push_back({kind.name, kind.label});
    return choices;
}

PropertyView view_of(db::Read& read, StandardProperty const& standard, std::int64_t order) {
    auto const [type, field_type] = types_of(standard.kind);
    PropertyView view{.name = std::string(standard.name),
                      .label = std::string(standard.label),
                      .description = "",
                      .groupName = std::string(standard.group),
                      .type = type,
                      .fieldType = field_type,
                      .options = {}};
    view.displayOrder = order;
    view.hubspotDefined = true;
    view.hasUniqueValue = standard.identifies || standard.kind == ValueKind::email;
    view.calculated = standard.read_only;
    view.externalOptions = standard.kind == ValueKind::owner || standard.kind == ValueKind::pipeline || standard.kind == ValueKind::stage;
    view.formField = !standard.read_only;
    view.modificationMetadata = {.archivable = false, .readOnlyDefinition = true, .readOnlyValue = standard.read_only};
    for (auto const& choice : choices_of(read, standard))
        view.options.push_back({.label = {std::string(choice.label)},
                                .value = {std::string(choice.value)},
                                .description = {},
                                .displayOrder = static_cast<std::int64_t>(view.options.size()),
                                .hidden = false});
    return view;
}

PropertyView view_of(PropertyRow const& row) {
    PropertyView view{.name = row.name,
                      .label = row.label,
                      .description = row.description,
                      .groupName = row.group_name,
                      .type = row.type,
                      .fieldType = row.field_type,
                      .options = options_of(row)};
    for (auto& option : view.options) option.hidden = option.hidden.value_or(false);
    view.displayOrder = row.display_order;
    view.createdAt = row.created_at;
    view.updatedAt = row.updated_at;
    view.archived = row.archived;
    view.hasUniqueValue = row.has_unique_value;
    view.version = row.version;
    view.modificationMetadata = {.archivable = true, .readOnlyDefinition = false, .readOnlyValue = false};
    return view;
}

/// The id, which is no column of its own but can be read and searched as one.
PropertyView view_of_id(std::int64_t order) {
    PropertyView view{.name = "hs_object_id",
                      .label = "Record ID",
                      .description = "",
                      .groupName = "",
                      .type = "number",
                      .fieldType = "number",
                      .options = {}};
    view.displayOrder = order;
    view.formField = false;
    view.hasUniqueValue = view.hubspotDefined = view.calculated = true;
    view.modificationMetadata = {.archivable = false, .readOnlyDefinition = true, .readOnlyValue = true};
    return view;
}

Failure property_unknown(std::string const& name) {
    return not_found("property_unknown", fmt::format("Property “{}” does not exist.", beginning_of(name, 100)));
}

std::vector<PropertyView> standard_views(db::Read& read, ObjectType type) {
    std::vector<PropertyView> views;
    auto const object = definition_of(read, type);
    for (auto const& standard : object->properties) views.push_back(view_of(read, standard, static_cast<std::int64_t>(views.size())));
    views.push_back(view_of_id(static_cast<std::int64_t>(views.size())));
    return views;
}

}  // namespace

std::vector<PropertyView> property_views(db::Read& read, ObjectType type, bool archived) {
    auto views = archived ? std::vector<PropertyView>{} : standard_views(read, type);
    for (auto const& row : custom_properties(read, type, archived)) views.push_back(view_of(row));
    return views;
}

namespace {

Result<PropertyList> list_properties(db::Read& read, ObjectType type, Query<PropertyListOptions> const& options) {
    return PropertyList{property_views(read, type, options->archived.value_or(false))};
}

std::optional<PropertyView> find_view(db::Read& read, ObjectType type, std::string const& name, bool archived) {
    auto standard = standard_views(read, type);
    auto const found = std::ranges::find(standard, name, &PropertyView::name);
    if (found != standard.end()) return archived ? std::nullopt : std::optional(std::move(*found));
    auto const row = custom_property(read, type, name);
    return row && row->archived == archived ? std::optional(view_of(*row)) : std::nullopt;
}

Result<PropertyView> read_property(db::Read& read, ObjectType type, std::string const& name, Query<PropertyListOptions> const& options) {
    auto view = find_view(read, type, name, options->archived.value_or(false));
    if (!view) return property_unknown(name);
    return *std::move(view);
}

Result<Created<PropertyView>> create_property(db::Write& write, ObjectType type, PropertyCreate const& input) {
    auto const row = add_property(write, type, input);
    if (!row) return fail(row);
    return Created<PropertyView>{view_of(*row)};
}

Result<PropertyView> update_property_of(db::Write& write, ObjectType type, std::string const& name, PropertyUpdate const& input) {
    if (find_standard(*definition_of(write, type), name))
        return forbidden("property_is_standard", fmt::format("Property “{}” is a standard one and stays as it is.", name));
    auto row = custom_property(write, type, name);
    if (!row || row->archived) return property_unknown(name);
    if (auto ok = advance(row->version, input.version); !ok) return fail(ok);
    if (input.type && input.type->value != row->type)
        return invalid_field("/type", "type_fixed", "The type of a property stays, because its values are of that type.");
    if (input.groupName)
        if (auto ok = check_group(write, type, *input.groupName); !ok) return fail(ok);
    take<&PropertyUpdate::options, &PropertyUpdate::hidden, &PropertyUpdate::formField>(input, *row);
    if (input.options) row->options = packed(*input.options);
    row->updated_at = write.now();
    if (auto ok = check_types(row->type, row->field_type, options_of(*row)); !ok) return fail(ok);
    update_property(write, type, *row);
    write.summarize(fmt::format("Changed the property {}", row->label));
    return view_of(*row);
}

/// The values stay in the records and come back when a property of this name is made again.
Result<void> archive_property(db::Write& write, ObjectType type, std::string const& name) {
    auto const object = definition_of(write, type);
    if (find_standard(*object, name))
        return forbidden("property_is_standard", fmt::format("Property “{}” is a standard one and stays.", name));
    if (name == object->primary || std::ranges::find(object->required, name) != object->required.end())
        return conflict("property_in_use", fmt::format("Every {} has a “{}”. Change the kind first.", object->singular, name));
    auto row = custom_property(write, type, name);
    if (!row || row->archived) return property_unknown(name);
    row->archived = true;
    row->updated_at = write.now();
    update_property(write, type, *row);
    write.summarize(fmt::format("Removed the property {}", name));
    return {};
}

constexpr std::size_t most_in_a_batch_of_properties = 100;

Result<void> check_batch_of_properties(std::size_t size) {
    if (size >= 1 && size <= most_in_a_batch_of_properties) return {};
    return invalid_field("/inputs", "out_of_range", fmt::format("A batch has between 1 and {} inputs.", most_in_a_batch_of_properties));
}

/// 207 where some are missing: the others come all the same.
Result<http::Response> read_property_batch(db::Read& read, ObjectType type, PropertyBatchRead const& batch) {
    if (auto ok = check_batch_of_properties(batch.inputs.size()); !ok) return fail(ok);
    PropertyBatch found{BatchStatus::COMPLETE, {}, read.now(), read.now(), {}, {}};
    std::vector<std::string> missing;
    for (auto const& input : batch.inputs) {
        if (auto view = find_view(read, type, input.name, batch.archived.value_or(false)))
            found.results.push_back(*std::move(view));
        else
            missing.push_back(input.name);
    }
    if (missing.empty()) return http::respond(found);
    found.numErrors = 1;
    found.errors = {{"error", "OBJECT_NOT_FOUND", "Some properties do not exist.", {{"name", missing}}}};
    return http::respond(found, 207);
}

Result<Created<PropertyBatch>> create_property_batch(db::Write& write, ObjectType type, PropertyBatchCreate const& batch) {
    if (auto ok = check_batch_of_properties(batch.inputs.size()); !ok) return fail(ok);
    PropertyBatch made{BatchStatus::COMPLETE, {}, write.now(), write.now(), {}, {}};
    for (auto const& input : batch.inputs) {
        auto created = create_property(write, type, input);
        if (!created) return fail(created);
        made.results.push_back(std::move(created->value));
    }
    return Created<PropertyBatch>{std::move(made)};
}

/// As for records, what is not there needs no archiving.
Result<void> archive_property_batch(db::Write& write, ObjectType type, PropertyNames const& batch) {
    if (auto ok = check_batch_of_properties(batch.inputs.size()); !ok) return ok;
    for (auto const& input : batch.inputs)
        if (auto done = archive_property(write, type, input.name); !done && done.error().kind != ErrorKind::not_found) return done;
    return {};
}

}  // namespace

http::Routes const property_routes = {
    http::route<list_properties>(http::GET, "/crm/v3/properties/{object_type}", http::may::read_records,
                                 "List the properties of a kind of record"),
    http::route<create_property>(http::POST, "/crm/v3/properties/{object_type}", http::may::manage_settings, "Add a custom property"),
    http::route<read_property_batch>(http::POST, "/crm/v3/properties/{object_type}/batch/read", http::may::read_records,
                                     "Read several properties", {.note = http::batch_shape<PropertyBatch>}),
    http::route<create_property_batch>(http::POST, "/crm/v3/properties/{object_type}/batch/create", http::may::manage_settings,
                                       "Add several custom properties, all or none"),
    http::route<archive_property_batch>(http::POST, "/crm/v3/properties/{object_type}/batch/archive", http::may::manage_settings,
                                        "Remove several custom properties"),
    http::route<read_property>(http::GET, "/crm/v3/properties/{object_type}/{name}", http::may::read_records, "Read a property"),
    http::route<update_property_of>(http::PATCH, "/crm/v3/properties/{object_type}/{name}", http::may::manage_settings,
                                    "Change a custom property"),
    http::route<archive_property>(http::DELETE, "/crm/v3/properties/{object_type}/{name}", http::may::manage_settings,
                                  "Remove a custom property"),
};

}  // namespace tandem::records
