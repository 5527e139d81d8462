#include "crm/records/records.hpp"

#include "base/unicode.hpp"
#include "crm/records/associations.hpp"
#include "crm/records/changes.hpp"
#include "crm/records/reading.hpp"

#include <fmt/format.h>

namespace tandem::records {

std::string Record::text(std::string const& name) const {
    auto const found = properties.find(name);
    return found == properties.end() ? std::string() : found->second.value_or("");
}

std::optional<Record> find(db::Read& read, ObjectType type, RecordId id, std::vector<std::string> const& properties) {
    auto const stored = find_stored(read, type, id);
    if (!stored) return std::nullopt;
    return Presenter(read, type, properties).present(*stored);
}

std::vector<Record> find_all(db::Read& read, ObjectType type, std::vector<RecordId> const& ids,
                             std::vector<std::string> const& properties) {
    return Presenter(read, type, properties).present(find_stored(read, type, ids));
}

std::optional<Record> find_contact_by_email(db::Read& read, std::string const& email, std::vector<std::string> const& properties) {
    auto const set = load_properties(read, ObjectType::contacts);
    auto const ids = ids_with(read, ObjectType::contacts, *set.find("email"), to_lower(email), 1);
    if (ids.empty()) return std::nullopt;
    return find(read, ObjectType::contacts, ids.front(), properties);
}

Result<RecordId> create(db::Write& write, ObjectType type, PropertyValues const& values, Authority authority) {
    return add_record(write, load_properties(write, type), values, authority);
}

Result<bool> update(db::Write& write, ObjectType type, RecordId id, PropertyValues const& values, Authority authority) {
    return change_record(write, load_properties(write, type), id, values, authority);
}

std::string title_of(ObjectType type, Record const& record) {
    if (type == ObjectType::companies) return record.text("name").empty() ? record.text("domain") : record.text("name");
    if (type == ObjectType::deals) return record.text("dealname");
    if (type != ObjectType::contacts) return record.text(std::string(definition_of(type).primary));
    auto name = std::string(trim(record.text("firstname") + " " + record.text("lastname")));
    if (!name.empty()) return name;
    return record.text("email").empty() ? record.text("phone") : record.text("email");
}

std::string title_of(db::Read& read, ObjectType type, Record const& record) {
    return kinds::is_own(type) ? record.text(std::string(definition_of(read, type)->primary)) : title_of(type, record);
}

}  // namespace tandem::records
