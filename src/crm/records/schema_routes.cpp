#include "crm/kinds/own.hpp"
#include "crm/pipelines/pipelines.hpp"
#include "crm/records/associations.hpp"
#include "crm/records/property_defining.hpp"
#include "crm/records/routes.hpp"
#include "crm/records/schemas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace tandem::records {
namespace {

using http::Created;

std::vector<SchemaLink> links_of_kind(db::Read& read, ObjectType type) {
    std::vector<SchemaLink> links;
    for (auto const other : all_kinds(read)) {
        for (auto const& way : association_types(read, type, other)) {
            links.push_back({std::to_string(way.type_id), hubspot_id_of(type), hubspot_id_of(other), name_of_link(read, way)});
            if (type == other) continue;
            auto const back = inverse_of(way);
            links.push_back({std::to_string(back.type_id), hubspot_id_of(other), hubspot_id_of(type), name_of_link(read, back)});
        }
    }
    return links;
}

template <class Names>
std::vector<std::string> texts(Names const& names) {
    return {names.begin(), names.end()};
}

/// Of any kind, HubSpot's own ones too.
Schema schema_of_kind(db::Read& read, ObjectType type) {
    auto const object = definition_of(read, type);
    Schema schema{.id = hubspot_id_of(type),
                  .objectTypeId = hubspot_id_of(type),
                  .fullyQualifiedName = std::string(name_of(type)),
                  .name = std::string(name_of(type)),
                  .labels = {{std::string(object->singular)}, {std::string(object->plural)}},
                  .metaType = "HUBSPOT",
                  .primaryDisplayProperty = std::string(object->primary),
                  .secondaryDisplayProperties = {},
                  .requiredProperties = texts(object->required),
                  .searchableProperties = texts(object->searchable),
                  .properties = property_views(read, type),
                  .associations = links_of_kind(read, type),
                  .icon = std::string(object->icon),
                  .department = object->department};
    if (!kinds::is_own(type)) {
        for (auto const& property : object->properties)
            if (property.finds) schema.searchableProperties.emplace_back(property.name);
        return schema;
    }
    auto const& kind = *kinds::find_kind(read, type);
    auto const by = [](std::optional<UserId> user) { return user ? std::optional(user->value) : std::nullopt; };
    schema.name = kind.name;
    schema.fullyQualifiedName = fmt::format("p{}_{}", to_string(read.actor().workspace_id), kind.name);
    if (!kind.definition.description.empty()) schema.description = kind.definition.description;
    schema.metaType = "PORTAL_SPECIFIC";
    schema.secondaryDisplayProperties = kind.definition.secondary;
    schema.archived = kind.archived;
    schema.createdAt = kind.created_at;
    schema.updatedAt = kind.updated_at;
    schema.createdByUserId = by(kind.created_by);
    schema.updatedByUserId = by(kind.updated_by);
    return schema;
}

Result<SchemaList> list_schemas(db::Read& read, http::Query<SchemaListOptions> const& options) {
    SchemaList list;
    auto const own = options->archived.value_or(false) ? kinds::archived_kinds(read) : kinds::own_kinds(read);
    for (auto const& kind : own) list.results.push_back(schema_of_kind(read, kind.type()));
    return list;
}

Result<Schema> read_schema(db::Read& read, ObjectType type) { return schema_of_kind(read, type); }

Result<Created<Schema>> create_schema(db::Write& write, SchemaInput const& input) {
    auto const type = make_kind(write, input);
    if (!type) return fail(type);
    return Created<Schema>{schema_of_kind(write, *type)};
}

Result<void> check_own(ObjectType type) {
    if (kinds::is_own(type)) return {};
    return conflict("kind_is_standard", fmt::format("{} are a standard kind of record, which stays as it is.", name_of(type)));
}

Result<Schema> update_schema(db::Write& write, ObjectType type, SchemaPatch const& patch) {
    if (auto ok = check_own(type); !ok) return fail(ok);
    if (auto ok = change_kind(write, type, patch); !ok) return fail(ok);
    return schema_of_kind(write, type);
}

Result<void> archive_schema(db::Write& write, ObjectType type) {
    if (auto ok = check_own(type); !ok) return ok;
    return remove_kind(write, type);
}

Result<Created<SchemaLink>> create_link(db::Write& write, ObjectType type, SchemaLinkInput const& input) {
    auto const from = kinds::resolve(write, input.fromObjectTypeId.value);
    auto const to = kinds::resolve(write, input.toObjectTypeId.value);
    if (!from) return invalid_field("/fromObjectTypeId", "unknown_value", "This is no kind of record.");
    if (!to) return invalid_field("/toObjectTypeId", "unknown_value", "This is no kind of record.");
    if (*from != type && *to != type)
        return invalid_field("/fromObjectTypeId", "INVALID_ASSOCIATION", "One of the two is the kind in the address.");
    if (auto ok = let_be_linked(write, *from, *to); !ok) return fail(ok);
    auto const way = default_association(write, *from, *to).value();
    return Created<SchemaLink>{
        {std::to_string(way.type_id), hubspot_id_of(*from), hubspot_id_of(*to), name_of_link(write, way), write.now(), write.now()}};
}

Result<void> archive_link(db::Write& write, ObjectType type, std::int64_t type_id) { return forbid_links(write, type, type_id); }

/// "line_items" as a heading.
std::string as_heading(std::string_view words) {
    std::string heading(words);
    std::ranges::replace(heading, '_', ' ');
    if (!heading.empty()) heading[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(heading[0])));
    return heading;
}

Result<KindList> list_kinds(db::Read& read) {
    KindList list;
    auto const all = all_kinds(read);
    for (auto const type : all) {
        auto const object = definition_of(read, type);
        if (!lies_in_one_table(*object)) continue;
        KindView view{.object = std::string(name_of(type)),
                      .singular = as_heading(object->singular),
                      .plural = as_heading(object->plural),
                      .icon = std::string(object->icon),
                      .department = object->department,
                      .primary = std::string(object->primary),
                      .columns = texts(object->columns),
                      .required = texts(object->required),
                      .associated = {},
                      .has_pipelines = pipelines::first_pipeline(read, std::string(name_of(type))).has_value(),
                      .has_owner = has_owner(*object),
                      .has_place = object->has_place};
        for (auto const other : all)
            if (!is_activity(other) && default_association(read, type, other)) view.associated.emplace_back(name_of(other));
        list.results.push_back(std::move(view));
    }
    return list;
}

}  // namespace

// HubSpot's own client asks for all of them at the second address.
http::Routes const schema_routes = {
    http::route<list_kinds>(http::GET, "/api/kinds", http::may::read_records, "List the kinds of records without a table of their own"),
    http::route<list_schemas>(http::GET, "/crm/v3/schemas", http::may::read_records, "List the kinds of records people made",
                              {.also_at = "/crm-object-schemas/v3/schemas"}),
    http::route<create_schema>(http::POST, "/crm/v3/schemas", http::may::manage_settings, "Make a kind of record",
                               {.also_at = "/crm-object-schemas/v3/schemas"}),
    http::route<read_schema>(http::GET, "/crm/v3/schemas/{object_type}", http::may::read_records, "Read a kind of record",
                             {.also_at = "/crm-object-schemas/v3/schemas/{object_type}"}),
    http::route<update_schema>(http::PATCH, "/crm/v3/schemas/{object_type}", http::may::manage_settings, "Change a kind of record",
                               {.also_at = "/crm-object-schemas/v3/schemas/{object_type}"}),
    http::route<archive_schema>(http::DELETE, "/crm/v3/schemas/{object_type}", http::may::manage_settings,
                                "Remove a kind whose records are archived", {.also_at = "/crm-object-schemas/v3/schemas/{object_type}"}),
    http::route<create_link>(http::POST, "/crm/v3/schemas/{object_type}/associations", http::may::manage_settings,
                             "Let records of two kinds be linked",
                             {.also_at = "/crm-object-schemas/v3/schemas/{object_type}/associations"}),
    http::route<archive_link>(http::DELETE, "/crm/v3/schemas/{object_type}/associations/{association_id}", http::may::manage_settings,
                              "Let them be linked no longer",
                              {.also_at = "/crm-object-schemas/v3/schemas/{object_type}/associations/{association_id}"}),
};

}  // namespace tandem::records
