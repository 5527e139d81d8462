#include "crm/records/unique_values.hpp"

#include "base/unicode.hpp"
#include "crm/records/reading.hpp"
#include "platform/db/table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::records {
namespace {

struct UniqueValue {
    ObjectType object_type{};
    std::string property;
    std::string value;
    RecordId record_id;
};
BOOST_DESCRIBE_STRUCT(UniqueValue, (), (object_type, property, value, record_id))
TANDEM_TABLE(UniqueValue, unique_value, (object_type, property, value))

struct FindHolders {
    using Row = UniqueValue;
    static constexpr std::string_view sql = R"(
        select {{columns}} from unique_value
        where workspace_id = :workspace_id and object_type = :object_type and property = :property and value in {{each :values}}
          and {{visible unique_value}} limit 1000)";
    ObjectType object_type{};
    std::string property;
    std::vector<std::string> values;
};
TANDEM_QUERY(FindHolders, (object_type, property, values))

struct ForgetUniqueValues {
    static constexpr std::string_view sql =
        "delete from unique_value where workspace_id = :workspace_id and object_type = :object_type and record_id = :record_id";
    ObjectType object_type{};
    RecordId record_id;
};
TANDEM_QUERY(ForgetUniqueValues, (object_type, record_id))

/// Neither its id nor its owner to who does not see it: both would be answers to whoever tries values.
Failure value_taken(db::Read& read, PropertySet const& set, Property const& property, RecordId holder) {
    if (property.kind == ValueKind::email) return address_taken(read, holder);
    auto const which = fmt::format("Another {} has this “{}”", set.object().singular, property.label);
    if (find_stored(read, set.object().type, holder))
        return conflict("record_exists", fmt::format("{}. Existing ID: {}", which, to_string(holder)));
    return conflict("record_exists",
                    fmt::format("{}, and you do not see it. Ask an admin to share it with you. Nothing was changed.", which));
}

}  // namespace

std::string identity_of(std::string const& stored) { return to_lower(stored); }

std::map<std::string, RecordId> holders_of(db::Read& read, PropertySet const& set, Property const& property,
                                           std::vector<std::string> const& values) {
    std::map<std::string, RecordId> holders;
    std::vector<std::string> wanted;
    for (auto const& value : values) wanted.push_back(identity_of(value));
    if (!property.custom) {  // an address, in a column with a unique index of its own
        for (auto const& record : stored_with(read, set, property, wanted))
            holders.emplace(record.value_of(property).value_or(""), record.id);
    } else {
        for (auto& found : read.all(FindHolders{set.object().type, property.name, wanted}))
            holders.emplace(std::move(found.value), found.record_id);
    }
    return holders;
}

Result<void> check_values_are_free(db::Read& read, PropertySet const& set, std::map<std::string, Stored> const& values, RecordId self) {
    for (auto const& [name, value] : values) {
        auto const* property = set.find(name);
        if (!value || !property || !property->identifies) continue;
        for (auto const& [held, id] : read.seeing_all([&] { return holders_of(read, set, *property, {*value}); }))
            if (id != self) return value_taken(read, set, *property, id);
    }
    return {};
}

std::map<std::string, Stored> identifying_values(PropertySet const& set, StoredRecord const& record) {
    std::map<std::string, Stored> values;
    for (auto const* property : set.identifying()) values.emplace(property->name, record.value_of(*property));
    return values;
}

void keep_unique_values(db::Write& write, PropertySet const& set, StoredRecord const& record) {
    auto kept = set.identifying();
    std::erase_if(kept, [](auto const* property) { return !property->custom; });
    if (kept.empty()) return;
    auto const type = set.object().type;
    forget_unique_values(write, type, record.id);
    for (auto const* property : kept)
        if (auto const value = record.value_of(*property))
            write.run(db::Insert{UniqueValue{type, property->name, identity_of(*value), record.id}});
}

void forget_unique_values(db::Write& write, ObjectType type, RecordId id) {
    write.run(ForgetUniqueValues{.object_type = type, .record_id = id});
}

Result<void> keep_unique_values_anew(db::Write& write, ObjectType type) {
    constexpr int most = 5'000;
    auto const set = load_properties(write, type);
    auto const page = write.seeing_all([&] { return list_stored(write, type, {"custom"}, {}, false, most); });
    if (page.after)
        return conflict("too_many_records",
                        fmt::format("The values of more than {} records would have to be compared anew. Choose another name.", most));
    for (auto const& record : page.records) {
        if (auto ok = check_values_are_free(write, set, identifying_values(set, record), record.id); !ok) return ok;
        keep_unique_values(write, set, record);
    }
    return {};
}

}  // namespace tandem::records
