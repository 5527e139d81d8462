#include "crm/records/input.hpp"

#include "base/line.hpp"
#include "crm/kinds/own.hpp"
#include "crm/records/associations.hpp"
#include "crm/records/history.hpp"
#include "crm/records/reading.hpp"

#include <fmt/format.h>

namespace tandem::records {
namespace {

constexpr int most_links = 500;

/// A link leads to a kind of record its number tells.
Result<AssociationType> type_of(db::Read& read, ObjectType from, AssociationSpec const& spec, std::string const& pointer) {
    if (auto const to = led_to_by(read, from, spec.associationTypeId)) return chosen_association(read, from, *to, spec, pointer);
    return invalid_field(pointer + "/associationTypeId", "INVALID_ASSOCIATION",
                         fmt::format("No association type {} leads from {}.", spec.associationTypeId, name_of(from)));
}

Result<void> link_new(db::Write& write, ObjectType type, RecordId id, std::vector<AssociationInput> const& inputs) {
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        for (std::size_t t = 0; t < inputs[i].types.size(); ++t) {
            auto const known = type_of(write, type, inputs[i].types[t], fmt::format("/associations/{}/types/{}", i, t));
            if (!known) return fail(known);
            // The new record may be somebody else's from the start; what it is linked with is in sight.
            if (!find_stored(write, known->to, inputs[i].to.id))
                return record_unknown(*definition_of(write, known->to), to_string(inputs[i].to.id));
            if (auto ok = write.seeing_all([&] { return link(write, *known, id, inputs[i].to.id); }); !ok) return ok;
        }
    }
    return {};
}

/// Links come with their first 500; the rest is read page by page.
AssociatedIds shown(std::vector<LinkOf> const& links, std::map<std::int64_t, std::string> const& names) {
    AssociatedIds ids;
    for (auto const& link : links) {
        if (ids.results.size() == most_links) {
            ids.paging = Paging{{to_string(ids.results.back().id)}};
            break;
        }
        auto const name = names.find(link.type_id);
        ids.results.push_back({link.to_id, name == names.end() ? "" : name->second});
    }
    return ids;
}

void add_links(db::Read& read, ObjectType from, std::vector<RecordId> const& ids, ObjectType to, std::vector<Record>& records) {
    auto const names = names_of_links(read, from, to);
    std::map<RecordId, std::vector<LinkOf>> links;
    for (auto const& link : links_of(read, from, ids, to, most_links + 1)) links[link.from_id].push_back(link);
    for (auto& record : records)
        if (auto const found = links.find(record.id); found != links.end())
            record.associations->emplace(name_of(to), shown(found->second, names));
}

}  // namespace

Result<PropertyValues> values_of(json::object const& given) {
    PropertyValues values;
    std::vector<FieldError> errors;
    for (auto const& [name, value] : given) {
        if (auto text = text_of(value))
            values.emplace(std::string(name), *std::move(text));
        else
            errors.push_back(
                {fmt::format("/properties/{}", std::string_view(name)), "not_text", "A value is text, a number, true, false or null."});
    }
    if (!errors.empty()) return invalid_fields("property_invalid", std::move(errors));
    return values;
}

Result<Record> create_from(db::Write& write, PropertySet const& set, RecordInput const& input) {
    auto const values = values_of(input.properties);
    if (!values) return fail(values);
    auto record = create_record(write, set, *values, Authority::person);
    if (!record) return record;
    if (input.associations)
        if (auto ok = link_new(write, set.object().type, record->id, *input.associations); !ok) return fail(ok);
    return record;
}

Result<void> add_extras(db::Read& read, PropertySet const& set, std::vector<StoredRecord> const& stored, std::vector<Record>& records,
                        Extras const& extras) {
    std::vector<RecordId> ids;
    for (auto const& record : records) ids.push_back(record.id);
    if (!extras.associations.empty())
        for (auto& record : records) record.associations.emplace();
    for (auto const& kind : extras.associations) {
        auto const to = kinds::resolve(read, kind);
        if (!to)
            return invalid_field("/associations", "unknown_value",
                                 fmt::format("“{}” is no kind of record, as contacts and deals are.", beginning_of(kind, 60)));
        add_links(read, set.object().type, ids, *to, records);
    }
    if (extras.propertiesWithHistory.empty()) return {};
    auto history = values_over_time(read, set, stored, extras.propertiesWithHistory);
    for (auto& record : records) record.propertiesWithHistory = std::move(history[record.id]);
    return {};
}

}  // namespace tandem::records
