#include "crm/records/reading.hpp"

#include "base/line.hpp"
#include "crm/records/unique_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace tandem::records {

Presenter::Presenter(db::Read& read, ObjectType type, std::vector<std::string> const& names)
    : Presenter(load_properties(read, type), names) {}

Presenter::Presenter(PropertySet set, std::vector<std::string> const& names) : set_(std::move(set)) {
    auto const& object = set_.object();
    auto const show = [&](std::string_view name) {
        if (auto const* property = set_.find(name)) shown_.push_back(property);
    };
    if (names == std::vector<std::string>{"all"}) {
        for (auto const& property : object.properties) show(property.name);
        for (auto const& property : set_.custom()) show(property.name);
    } else if (names.empty()) {
        for (auto const name : object.shown_by_default) show(name);
    } else {
        for (auto const& name : names) show(name);
    }
}

Record Presenter::present(StoredRecord const& stored) const {
    Record record{.id = stored.id,
                  .properties = {},
                  .createdAt = stored.created,
                  .updatedAt = stored.modified,
                  .archived = stored.archived,
                  .archivedAt = stored.archived_at};
    auto const context = context_of(stored, set_);
    for (auto const* property : shown_) record.properties.emplace(property->name, to_wire(*property, stored.value_of(*property), context));
    record.properties.emplace("hs_object_id", to_string(stored.id));
    return record;
}

std::vector<Record> Presenter::present(std::vector<StoredRecord> const& stored) const {
    std::vector<Record> records;
    records.reserve(stored.size());
    for (auto const& one : stored) records.push_back(present(one));
    return records;
}

std::vector<std::string> Presenter::reads(Property const* more) const {
    std::set<std::string> names;
    for (auto const* property : shown_)
        if (property->kind != ValueKind::id) names.insert(property->name);
    if (set_.find("deal_currency_code")) names.emplace("deal_currency_code");
    if (more) names.insert(more->name);
    return {names.begin(), names.end()};
}

ValueContext context_of(StoredRecord const& record, PropertySet const& set) {
    if (set.object().type != ObjectType::deals) return {decimals_of(set.currency()).value_or(2)};
    auto const* property = set.find("deal_currency_code");
    auto const own = property ? record.value_of(*property) : Stored{};
    return {decimals_of(own ? *own : set.currency()).value_or(2)};
}

Failure record_unknown(ObjectDefinition const& object, std::string const& key) {
    // Whether it is somebody else's or was never there is the same to who may not know.
    return not_found("record_unknown", fmt::format("There is no {} with id {} that you can see.", object.singular, beginning_of(key, 80)));
}

Failure address_taken(db::Read& read, RecordId holder) {
    if (find_stored(read, ObjectType::contacts, holder))
        return conflict("record_exists", fmt::format("Contact already exists. Existing ID: {}", to_string(holder)));
    // Neither its id nor its owner: both would be answers to whoever tries addresses.
    return conflict("record_exists",
                    "Contact already exists, and you do not see it. Ask an admin to share it with you. Nothing was changed.");
}

namespace {

/// The property keys are values of; nullptr for the id itself.
Result<Property const*> identifying(PropertySet const& set, std::optional<std::string> const& name) {
    if (!name || name->empty() || *name == "hs_object_id") return nullptr;
    auto const* property = set.find(*name);
    if (!property)
        return invalid_field("/idProperty", "PROPERTY_DOESNT_EXIST",
                             fmt::format("Property “{}” does not exist.", beginning_of(*name, 100)));
    if (property->identifies) return property;
    return invalid_field(
        "/idProperty", "PROPERTY_NOT_UNIQUE",
        fmt::format(
            "Several records may have the same “{}”. Name records by their id, or by a property whose values are unique, as the `email` of contacts is.",
            *name));
}

}  // namespace

Result<RecordId> resolve(db::Read& read, PropertySet const& set, std::string const& key, std::optional<std::string> const& id_property) {
    auto const found = resolve_all(read, set, {key}, id_property);
    if (!found) return fail(found);
    if (found->empty()) return record_unknown(set.object(), key);
    return found->begin()->second;
}

Result<std::map<std::string, RecordId>> resolve_all(db::Read& read, PropertySet const& set, std::vector<std::string> const& keys,
                                                    std::optional<std::string> const& id_property) {
    auto const property = identifying(set, id_property);
    if (!property) return fail(property);
    std::map<std::string, RecordId> found;
    if (!*property) {
        for (auto const& key : keys)
            if (auto const id = parse_id(key)) found.emplace(key, RecordId(*id));
        return found;
    }
    std::map<std::string, std::vector<std::string>> keys_of;
    for (auto const& key : keys)
        if (auto const stored = to_stored(**property, key, {}); stored && *stored) keys_of[identity_of(**stored)].push_back(key);
    std::vector<std::string> values;
    for (auto const& [value, same] : keys_of) values.push_back(value);
    for (auto const& [value, id] : holders_of(read, set, **property, values))
        for (auto const& key : keys_of.at(value)) found.emplace(key, id);
    return found;
}

}  // namespace tandem::records
