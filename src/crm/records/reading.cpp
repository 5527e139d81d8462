#include "crm/records/reading.hpp"

#include "platform/auth/workspace.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::records {

Presenter::Presenter(db::Read& read, ObjectType type, std::vector<std::string> const& names)
    : Presenter(load_properties(read, type), names, workspace_currency(read)) {}

Presenter::Presenter(PropertySet set, std::vector<std::string> const& names, std::string currency)
    : set_(std::move(set)), names_(names), currency_(std::move(currency)) {
    auto const& object = set_.object();
    if (names_.empty()) {
        names_.assign(object.shown_by_default.begin(), object.shown_by_default.end());
    } else if (names_ == std::vector<std::string>{"all"}) {
        names_.clear();
        for (auto const& property : object.properties) names_.emplace_back(property.name);
        for (auto const& property : set_.custom()) names_.push_back(property.name);
    }
}

Record Presenter::present(StoredRecord const& stored) const {
    auto const& object = set_.object();
    Record record{.id = stored.id, .properties = {}, .createdAt = stored.created, .updatedAt = stored.modified, .archived = stored.archived, .archivedAt = stored.archived_at};
    auto const context = context_of(stored, object, currency_);
    for (auto const& name : names_)
        if (auto const* property = set_.find(name)) record.properties.emplace(name, to_wire(*property, stored.value_of(*property, object), context));
    record.properties.emplace("hs_object_id", to_string(stored.id));
    return record;
}

std::vector<Record> Presenter::present(std::vector<StoredRecord> const& stored) const {
    std::vector<Record> records;
    records.reserve(stored.size());
    for (auto const& one : stored) records.push_back(present(one));
    return records;
}

std::string workspace_currency(db::Read& read) { return auth::workspace_of(read).currency; }

ValueContext context_of(StoredRecord const& record, ObjectDefinition const& object, std::string const& currency) {
    auto const* column = find_standard(object, "deal_currency_code");
    auto const own = column ? record.standard[static_cast<std::size_t>(column - object.properties.data())] : Stored{};
    return {decimals_of(own ? *own : currency).value_or(2)};
}

Failure record_unknown(ObjectType type, std::string const& key) {
    return not_found("record_unknown", fmt::format("No {} with id {} exists.", definition_of(type).singular, key.substr(0, 80)));
}

Result<RecordId> resolve(db::Read& read, PropertySet const& set, std::string const& key, std::optional<std::string> const& id_property) {
    auto const type = set.object().type;
    if (!id_property || *id_property == "hs_object_id") {
        auto const id = parse_id(key);
        if (!id) return record_unknown(type, key);
        return RecordId(*id);
    }
    auto const* property = set.find(*id_property);
    if (!property) return invalid_field("/idProperty", "PROPERTY_DOESNT_EXIST", fmt::format("Property “{}” does not exist.", *id_property));
    auto const stored = to_stored(*property, key, {});
    if (!stored || !*stored) return record_unknown(type, key);
    auto const ids = ids_with(read, type, *property, **stored, 1);
    if (ids.empty()) return record_unknown(type, key);
    return ids.front();
}

}  // namespace tandem::records
