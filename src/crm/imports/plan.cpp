#include "crm/imports/plan.hpp"

#include "crm/kinds/own.hpp"
#include "crm/records/custom.hpp"
#include "crm/records/properties.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::imports {
namespace {

std::string field_type_of(std::string const& type) {
    if (type == "number") return "number";
    if (type == "bool") return "booleancheckbox";
    return type == "string" ? "text" : "date";
}

records::CustomProperty property_of(std::string const& name, NewProperty const& wanted) {
    auto const type = wanted.type.value_or("string");
    return {.name = name, .label = wanted.label, .type = type, .field_type = field_type_of(type)};
}

}  // namespace

Result<Plan> plan_file(db::Read& read, std::string const& source, FilePart const& part, Header header) {
    Plan plan{source, &part, std::move(header)};
    std::vector<FieldError> errors;
    auto const kind = [&](std::string const& pointer, std::string const& name) {
        auto const found = kinds::resolve(read, name);
        if (!found) errors.push_back({pointer, "object_unknown", kinds::kind_unknown(name).error().message});
        return found;
    };
    auto const object = kind("/object", part.object);
    if (object) plan.object = *object, plan.plural = records::definition_of(read, *object)->plural;
    auto const place = [&](std::string const& pointer, std::string const& column) {
        auto const found = plan.header.find(column);
        if (!found)
            errors.push_back({pointer, "column_unknown",
                              fmt::format("The file has no column “{}”; it has {}.", column, fmt::join(plan.header.names(), ", "))});
        if (std::ranges::count(plan.header.names(), column) > 1)
            errors.push_back({pointer, "column_twice", fmt::format("Two columns of the file are named “{}”. Rename one of them.", column)});
        return found.value_or(0);
    };
    if (!part.key.empty()) plan.key = place("/key", part.key);
    if (part.at) plan.at = place("/at/column", part.at->column);
    for (auto const& [name, rule] : part.properties) {
        if (rule.column) place("/properties/" + name + "/column", *rule.column);
        if (rule.text)
            for (auto const& column : columns_in(*rule.text)) place("/properties/" + name + "/text", column);
    }
    if (part.links)
        for (auto const& link : *part.links) {
            auto const to = kind("/links/to", link.to);
            plan.links.push_back({&link, to.value_or(ObjectType{}), place("/links/column", link.column)});
            if (object && to && !records::default_association(read, *object, *to))
                errors.push_back({"/links/to", "association_unknown", records::cannot_be_linked(read, *object, *to).error().message});
        }
    if (!errors.empty()) return invalid_fields("mapping_invalid", std::move(errors));
    return plan;
}

Result<void> prepare_properties(db::Write& write, Plan const& plan) {
    auto const known = records::load_properties(write, plan.object);
    std::vector<FieldError> errors;
    for (auto const& [name, rule] : plan.part->properties) {
        if (known.find(name)) continue;
        if (!rule.create) {
            errors.push_back(
                {"/properties/" + name, "property_unknown",
                 fmt::format("{} have no property “{}”; `create = {{ label = \"…\" }}` in the mapping makes one.", plan.plural, name)});
        } else if (auto ok = records::check_property_name(known.object(), name); !ok) {
            errors.push_back({"/properties/" + name, ok.error().code, ok.error().message});
        } else {
            auto const made = records::define_property(write, plan.object, property_of(name, *rule.create));
            if (!made) errors.push_back({"/properties/" + name, made.error().code, made.error().message});
            write.summarize("Added properties for an import");
        }
    }
    if (!errors.empty()) return invalid_fields("mapping_invalid", std::move(errors));
    return {};
}

}  // namespace tandem::imports
