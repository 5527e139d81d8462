#include "crm/records/columns.hpp"

#include <algorithm>
#include <limits>

namespace tandem::records {
namespace {

/// Those that any kind in the table has.
std::vector<StandardProperty> columns_of_activities() {
    std::vector<StandardProperty> columns;
    for (auto const* object : standard_objects())
        for (auto const& property : object->properties) {
            auto const same = [&](StandardProperty const& known) { return known.column.text() == property.column.text(); };
            if (is_activity(*object) && !lies_in_values(*object, property) && std::ranges::none_of(columns, same))
                columns.push_back(property);
        }
    return columns;
}

/// The columns that each record has on its table, as the wide tables' standard properties are.
std::span<StandardProperty const> columns_of(Table table) {
    if (table == Table::record || table == Table::view) return properties_of_own_kinds();
    if (table == Table::activity) {
        static auto const columns = columns_of_activities();
        return columns;
    }
    return definition_of(static_cast<ObjectType>(static_cast<int>(table) + 1)).properties;
}

constexpr std::size_t leading_columns = 5;

constexpr std::size_t no_place = std::numeric_limits<std::size_t>::max();

Reading leading(ObjectDefinition const& object) {
    Reading reading;
    reading.columns.column("id").column("createdate").column(object.modified_column).column("archived").column("archived_at");
    return reading;
}

/// Every column of its table, in the table's own order: the text of the query is the same for all kinds in it.
Reading reading_of_everything(ObjectDefinition const& object, std::span<StandardProperty const> columns) {
    auto reading = leading(object);
    for (auto const& one : columns) {
        reading.columns.column(one.column);
        auto const same = [&](StandardProperty const& own) { return own.column.text() == one.column.text(); };
        auto const found = std::ranges::find_if(object.properties, same);
        reading.places.push_back(found == object.properties.end() ? no_place : static_cast<std::size_t>(found - object.properties.begin()));
    }
    reading.columns.column("custom");
    reading.custom = true;
    return reading;
}

Table table_of(ObjectDefinition const& object) {
    for (auto const table : {Table::contact, Table::company, Table::deal, Table::activity, Table::view})
        if (object.table == name_of_table(table)) return table;
    return Table::record;
}

std::int64_t whole_of(Stored const& text) { return text ? std::strtoll(text->c_str(), nullptr, 10) : 0; }

}  // namespace

std::vector<std::string_view> filled_columns(Table table) {
    std::vector<std::string_view> names;
    for (auto const& property : columns_of(table)) names.push_back(property.stored.text());
    if (table == Table::record)
        for (auto const slot : slot_names()) names.push_back(slot);
    return names;
}

Reading reading_of(ObjectDefinition const& object, std::vector<std::string> const& names) {
    auto reading = leading(object);
    std::size_t known = 0;
    for (std::size_t i = 0; i < object.properties.size(); ++i) {
        auto const& property = object.properties[i];
        auto const wanted = std::ranges::count(names, property.name);
        if (wanted == 0 || lies_in_values(object, property)) continue;
        reading.columns.column(property.column);
        reading.places.push_back(i);
        known += static_cast<std::size_t>(wanted);
    }
    reading.custom = known < names.size();
    if (reading.custom) reading.columns.column("custom");
    return reading;
}

Reading reading_of_all_in(Table table) {
    ObjectDefinition const any{.type = {},
                               .table = name_of_table(table),
                               .singular = {},
                               .modified_column = "hs_lastmodifieddate",
                               .properties = columns_of(table),
                               .shown_by_default = {}};
    return reading_of_everything(any, columns_of(table));
}

Reading const& reading_of_all(ObjectType type) {
    static auto const all = [] {
        std::map<ObjectType, Reading> each;
        for (auto const* object : standard_objects())
            each.emplace(object->type, reading_of_everything(*object, columns_of(table_of(*object))));
        each.emplace(ObjectType{}, reading_of_all_in(Table::record));
        return each;
    }();
    return all.at(kinds::is_own(type) ? ObjectType{} : type);
}

StoredRecord stored_from(db::Values row, ObjectDefinition const& object, Reading const& reading) {
    StoredRecord record{.id = RecordId(whole_of(row[0])),
                        .created = {whole_of(row[1])},
                        .modified = {whole_of(row[2])},
                        .archived = whole_of(row[3]) != 0,
                        .archived_at = row[4] ? std::optional(Instant{whole_of(row[4])}) : std::nullopt,
                        .standard = std::vector<Stored>(object.properties.size()),
                        .custom = {}};
    for (std::size_t i = 0; i < reading.places.size(); ++i)
        if (reading.places[i] != no_place) record.standard[reading.places[i]] = std::move(row[leading_columns + i]);
    if (reading.custom && row.back() && row.back()->size() > 2) {
        auto const parsed = json::parse(*row.back());
        for (auto const& [key, value] : parsed.as_object())
            if (auto const* text = value.if_string()) record.custom.emplace(key, *text);
    }
    return record;
}

std::vector<StoredRecord> stored_from(std::vector<db::Values> rows, ObjectDefinition const& object, Reading const& reading) {
    std::vector<StoredRecord> records;
    records.reserve(rows.size());
    for (auto& row : rows) records.push_back(stored_from(std::move(row), object, reading));
    return records;
}

}  // namespace tandem::records
