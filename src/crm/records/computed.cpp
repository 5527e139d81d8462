#include "crm/records/changes.hpp"
#include "crm/records/reading.hpp"

namespace tandem::records {

Result<bool> put_computed(db::Write& write, ObjectType type, RecordId id, PropertyValues const& values) {
    auto const record = find_stored(write, type, id);
    if (!record) return record_unknown(type, to_string(id));
    auto const set = load_properties(write, type);
    db::Assignments columns;
    std::vector<PropertyChange> published;
    for (auto const& [name, value] : values) {
        auto const* property = set.find(name);
        if (!property || property->custom) return invalid_field("/properties/" + name, "PROPERTY_DOESNT_EXIST", "This is no computed property.");
        auto const former = record->value_of(*property, set.object());
        if (former == value) continue;
        columns.set(property->column, to_column(*property, value));
        published.push_back({name, former, value});
    }
    if (published.empty()) return false;
    update_stored(write, type, id, columns);
    write.publish(RecordChanged{type, id, std::move(published)});
    return true;
}

}  // namespace tandem::records
