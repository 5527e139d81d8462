#include "crm/records/store.hpp"

#include "crm/records/records.hpp"
#include "platform/db/selection.hpp"
#include "platform/db/visible.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <limits>

namespace tandem::records {
namespace {

// All tables are read and written by the same queries; only names differ. A query is a template over the table. The one that
// holds many kinds says of which it means: `object = :object`, a parameter that the others have no place for.

enum class Table { contact, company, deal, record };

constexpr std::string_view name_of_table(Table table) {
    constexpr std::array<std::string_view, 4> names = {"contact", "company", "deal", one_table};
    return names[static_cast<std::size_t>(table)];
}
constexpr std::string_view of_object(Table table) { return table == Table::record ? " and object = :object" : ""; }

/// The columns that each record has on its table, as the wide tables' standard properties are.
std::span<StandardProperty const> columns_of(Table table) {
    if (table == Table::record) return properties_of_own_kinds();
    return definition_of(static_cast<ObjectType>(static_cast<int>(table) + 1)).properties;
}

constexpr std::size_t leading_columns = 5;

constexpr std::size_t no_place = std::numeric_limits<std::size_t>::max();

/// The columns a query reads of each record, and where their values belong.
struct Reading {
    db::Selection columns;
    std::vector<std::size_t> places;  ///< of each column after the leading ones, in StoredRecord::standard; `no_place` where it has none
    bool custom = false;              ///< the last column holds the custom properties
};

Reading leading(ObjectDefinition const& object) {
    Reading reading;
    reading.columns.column("id").column("createdate").column(object.modified_column).column("archived").column("archived_at");
    return reading;
}

/// A row is wide, and most readers want a few of its values.
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
    for (auto const table : {Table::contact, Table::company, Table::deal})
        if (object.table == name_of_table(table)) return table;
    return Table::record;
}

/// Made once for each kind of every workspace, and once for all that workspaces made.
Reading const& reading_of_all(ObjectType type) {
    static auto const all = [] {
        std::map<ObjectType, Reading> each;
        for (auto const* object : standard_objects())
            each.emplace(object->type, reading_of_everything(*object, columns_of(table_of(*object))));
        ObjectDefinition const own{.type = {},
                                   .table = one_table,
                                   .singular = {},
                                   .modified_column = "hs_lastmodifieddate",
                                   .properties = properties_of_own_kinds(),
                                   .shown_by_default = {}};
        each.emplace(ObjectType{}, reading_of_everything(own, properties_of_own_kinds()));
        return each;
    }();
    return all.at(kinds::is_own(type) ? ObjectType{} : type);
}

/// Of any kind in the table.
template <Table table>
db::Selection const& whole_record() {
    return reading_of_all(table == Table::record ? ObjectType{} : static_cast<ObjectType>(static_cast<int>(table) + 1)).columns;
}

template <Table table>
struct FindRecord {
    using Row = db::Values;
    static std::string sql() {
        return fmt::format("select {0} from {1} where workspace_id = :workspace_id{2} and id = :id and {{{{visible {1}}}}}",
                           whole_record<table>().text, name_of_table(table), of_object(table));
    }
    ObjectType object{};
    RecordId id;
    BOOST_DESCRIBE_CLASS(FindRecord, (), (object, id), (), ())
};

template <Table table>
struct FindRecords {
    using Row = db::Values;
    static std::string sql() {
        return fmt::format(
            "select {0} from {1} where workspace_id = :workspace_id{2} and id in {{{{each_id :ids}}}} and {{{{visible {1}}}}} limit 1000",
            whole_record<table>().text, name_of_table(table), of_object(table));
    }
    ObjectType object{};
    std::vector<RecordId> ids;
    BOOST_DESCRIBE_CLASS(FindRecords, (), (object, ids), (), ())
};

template <Table table>
struct ListRecords {
    using Row = db::Values;
    static std::string sql() {
        return fmt::format(
            "select {{{{columns}}}} from {0} where workspace_id = :workspace_id{1} and archived = :archived and id > :after and {{{{visible {0}}}}} order by id limit :limit",
            name_of_table(table), of_object(table));
    }
    static ListRecords sample() { return {.object = {}, .columns = whole_record<table>(), .limit = 1}; }
    ObjectType object{};
    db::Selection columns;
    bool archived = false;
    RecordId after;
    int limit = 0;
    BOOST_DESCRIBE_CLASS(ListRecords, (), (object, columns, archived, after, limit), (), ())
};

template <Table table>
struct SearchRecords {
    using Row = db::Values;
    static std::string sql() {
        return fmt::format(
            "select {{{{columns}}}} from {0} where workspace_id = :workspace_id{1} and archived = 0 and {{{{visible {0}}}}} and {{{{where}}}} order by {{{{order}}}} limit :limit",
            name_of_table(table), of_object(table));
    }
    static SearchRecords sample() {
        return {.object = {},
                .columns = whole_record<table>(),
                .where = {},
                .order = db::Ordering().by("id", db::Direction::ascending, db::Nulls::never),
                .limit = 1};
    }
    ObjectType object{};
    db::Selection columns;
    db::Condition where;
    db::Ordering order;
    int limit = 0;
    BOOST_DESCRIBE_CLASS(SearchRecords, (), (object, columns, where, order, limit), (), ())
};

/// The same for who sees few of many: these are found by their owner and then sorted, instead of passing by all the others in
/// the wanted order. The sign keeps the engines from that.
template <Table table>
struct SearchFewRecords {
    using Row = db::Values;
    static std::string sql() {
        auto const of = [](std::string_view owner) {
            return fmt::format(
                "select o.id from {0} o where o.workspace_id = :workspace_id{1} and o.archived = 0 and o.hubspot_owner_id {2} and {{{{visible {0} o}}}}",
                name_of_table(table), table == Table::record ? " and o.object = :object" : "", owner);
        };
        return fmt::format(
            "select {{{{columns}}}} from {0} where workspace_id = :workspace_id{1} and +archived = 0 and id in ({2} union all {3}) and {{{{visible {0}}}}} and {{{{where}}}} order by {{{{order}}}} limit :limit",
            name_of_table(table), of_object(table), of("= :actor_id"), of("is null"));
    }
    static SearchFewRecords sample() {
        auto const usual = SearchRecords<table>::sample();
        return {.object = {}, .columns = usual.columns, .where = usual.where, .order = usual.order, .limit = usual.limit};
    }
    ObjectType object{};
    db::Selection columns;
    db::Condition where;
    db::Ordering order;
    int limit = 0;
    BOOST_DESCRIBE_CLASS(SearchFewRecords, (), (object, columns, where, order, limit), (), ())
};

template <Table table>
struct CountRecords {
    using Row = std::int64_t;
    static std::string sql() {
        return fmt::format(
            "select count(*) from {0} where workspace_id = :workspace_id{1} and archived = 0 and {{{{visible {0}}}}} and {{{{where}}}}",
            name_of_table(table), of_object(table));
    }
    ObjectType object{};
    db::Condition where;
    BOOST_DESCRIBE_CLASS(CountRecords, (), (object, where), (), ())
};

template <Table table>
struct MatchRecords {
    using Row = RecordId;
    static std::string sql() {
        return fmt::format(
            "select id from {0} where workspace_id = :workspace_id{1} and archived = 0 and {{{{visible {0}}}}} and {{{{where}}}} order by id limit :limit",
            name_of_table(table), of_object(table));
    }
    ObjectType object{};
    db::Condition where;
    int limit = 0;
    BOOST_DESCRIBE_CLASS(MatchRecords, (), (object, where, limit), (), ())
};

/// The columns that a new record fills.
template <Table table>
std::vector<std::string_view> filled_columns() {
    std::vector<std::string_view> names;
    for (auto const& property : columns_of(table)) names.push_back(property.stored.text());
    if (table == Table::record)
        for (auto const slot : slot_names()) names.push_back(slot);
    return names;
}

template <Table table>
struct InsertRecord {
    static std::string sql() {
        auto const columns = filled_columns<table>();
        bool const of_many_kinds = table == Table::record;
        return fmt::format("insert into {} (workspace_id, {}id, archived, custom, {}) values (:workspace_id, {}:id, 0, :custom, :{})",
                           name_of_table(table), of_many_kinds ? "object, " : "", fmt::join(columns, ", "),
                           of_many_kinds ? ":object, " : "", fmt::join(columns, ", :"));
    }
    static InsertRecord sample() {
        InsertRecord query;
        for (auto const column : filled_columns<table>()) query.values.emplace_back(column, std::monostate{});
        return query;
    }
    ObjectType object{};
    RecordId id;
    db::Json custom;
    db::Bindings values;
    BOOST_DESCRIBE_CLASS(InsertRecord, (), (object, id, custom, values), (), ())
};

template <Table table>
struct UpdateRecord {
    static std::string sql() {
        return fmt::format("update {} set {{{{changes}}}} where workspace_id = :workspace_id{} and id = :id", name_of_table(table),
                           of_object(table));
    }
    static UpdateRecord sample() { return {.object = {}, .id = {}, .changes = db::Assignments().set("archived", std::int64_t{0})}; }
    ObjectType object{};
    RecordId id;
    db::Assignments changes;
    BOOST_DESCRIBE_CLASS(UpdateRecord, (), (object, id, changes), (), ())
};

struct AddToTotal {
    static constexpr std::string_view sql = R"(
        insert into record_total (workspace_id, object_type, owner_id, live) values (:workspace_id, :object_type, :owner, :by)
        on conflict (workspace_id, object_type, owner_id) do update set live = record_total.live + excluded.live)";
    ObjectType object_type{};
    UserId owner;
    std::int64_t by = 0;
};
TANDEM_QUERY(AddToTotal, (object_type, owner, by))

/// Of everybody, or of the asker and of nobody.
struct LiveTotal {
    using Row = std::int64_t;
    static constexpr std::string_view sql = R"(
        select cast(coalesce(sum(live), 0) as bigint) from record_total
        where workspace_id = :workspace_id and object_type = :object_type and (:of_everybody = 1 or owner_id in (0, :actor_id)))";
    ObjectType object_type{};
    bool of_everybody = true;
};
TANDEM_QUERY(LiveTotal, (object_type, of_everybody))

struct ForgetWords {
    static constexpr std::string_view sql =
        "delete from search_term where workspace_id = :workspace_id and object_type = :object_type and record_id = :record_id";
    ObjectType object_type{};
    RecordId record_id;
};
TANDEM_QUERY(ForgetWords, (object_type, record_id))

struct RememberWords {
    static constexpr std::string_view sql = R"(
        insert into search_term (workspace_id, object_type, term, record_id)
        select :workspace_id, :object_type, w.value, :record_id from {{sqlite json_each(:words) w}}{{pg jsonb_array_elements_text(cast(:words as jsonb)) w(value)}}
        where true on conflict do nothing)";
    ObjectType object_type{};
    RecordId record_id;
    std::vector<std::string> words;
};
TANDEM_QUERY(RememberWords, (object_type, record_id, words))

std::int64_t number(Stored const& text) { return text ? std::strtoll(text->c_str(), nullptr, 10) : 0; }

StoredRecord stored_from(db::Values row, ObjectDefinition const& object, Reading const& reading) {
    StoredRecord record{.id = RecordId(number(row[0])),
                        .created = {number(row[1])},
                        .modified = {number(row[2])},
                        .archived = number(row[3]) != 0,
                        .archived_at = row[4] ? std::optional(Instant{number(row[4])}) : std::nullopt,
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

/// Calls `fn.operator()<table>()` for the table that records of this kind lie in.
template <class F>
auto for_object(ObjectType type, F&& fn) {
    switch (type) {
        case ObjectType::contacts:
            return fn.template operator()<Table::contact>();
        case ObjectType::companies:
            return fn.template operator()<Table::company>();
        case ObjectType::deals:
            return fn.template operator()<Table::deal>();
    }
    return fn.template operator()<Table::record>();
}

/// The standard properties of a kind, known without asking the database.
std::span<StandardProperty const> standard_properties(ObjectType type) {
    return kinds::is_own(type) ? properties_of_own_kinds() : definition_of(type).properties;
}

}  // namespace

Stored StoredRecord::value_of(Property const& property) const {
    if (property.kind == ValueKind::id) return to_string(id);
    if (!property.custom) return standard[property.place];
    auto const found = custom.find(property.name);
    return found == custom.end() ? Stored{} : Stored(found->second);
}

std::optional<StoredRecord> find_stored(db::Read& read, ObjectType type, RecordId id) {
    auto row = for_object(type, [&]<Table t>() { return read.one(FindRecord<t>{.object = type, .id = id}); });
    if (!row) return std::nullopt;
    return stored_from(std::move(*row), *definition_of(read, type), reading_of_all(type));
}

std::vector<StoredRecord> find_stored(db::Read& read, ObjectType type, std::vector<RecordId> const& ids) {
    return stored_from(for_object(type, [&]<Table t>() { return read.all(FindRecords<t>{.object = type, .ids = ids}); }),
                       *definition_of(read, type), reading_of_all(type));
}

std::vector<RecordId> ids_with(db::Read& read, ObjectType type, Property const& property, std::string const& stored, int limit) {
    auto const where = db::compare(property.column, db::Op::equal, to_column(property, stored));
    return for_object(type, [&]<Table t>() { return read.all(MatchRecords<t>{.object = type, .where = where, .limit = limit}); });
}

namespace {

FoundPage page_of(std::vector<StoredRecord> records, int limit) {
    FoundPage page{std::move(records), std::nullopt};
    if (page.records.size() <= static_cast<std::size_t>(limit)) return page;
    page.records.resize(static_cast<std::size_t>(limit));
    page.after = limit == 0 ? "0" : to_string(page.records.back().id);
    return page;
}

}  // namespace

FoundPage list_stored(db::Read& read, ObjectType type, std::vector<std::string> const& names, RecordId after, bool archived, int limit) {
    auto const object = definition_of(read, type);
    auto const reading = reading_of(*object, names);
    auto rows = for_object(type, [&]<Table t>() {
        return read.all(
            ListRecords<t>{.object = type, .columns = reading.columns, .archived = archived, .after = after, .limit = limit + 1});
    });
    return page_of(stored_from(std::move(rows), *object, reading), limit);
}

namespace {

bool sees_all(db::Read const& read, ObjectType type) {
    auto const& access = read.actor().access;
    return for_object(type, [&]<Table t>() {
        if constexpr (t == Table::record) return true;
        auto const tables = db::record_tables();
        auto const table = std::ranges::find(tables, name_of_table(t), &db::RecordTable::table);
        return access.*table->access == db::RecordAccess::all;
    });
}

/// Of what the asker sees.
std::int64_t seen_total(db::Read& read, ObjectType type) {
    return read.one(LiveTotal{.object_type = type, .of_everybody = sees_all(read, type)}).value();
}

/// So few are sorted faster than found among a hundred thousand in their order.
constexpr std::int64_t few = 2'000;

}  // namespace

FoundPage search_stored(db::Read& read, ObjectType type, std::vector<std::string> const& names, db::Condition const& where,
                        db::Ordering const& order, int limit) {
    auto const object = definition_of(read, type);
    auto const reading = reading_of(*object, names);
    bool const are_few = !sees_all(read, type) && seen_total(read, type) <= few;
    auto rows = for_object(type, [&]<Table t>() {
        if (are_few)
            return read.all(
                SearchFewRecords<t>{.object = type, .columns = reading.columns, .where = where, .order = order, .limit = limit + 1});
        return read.all(SearchRecords<t>{.object = type, .columns = reading.columns, .where = where, .order = order, .limit = limit + 1});
    });
    return page_of(stored_from(std::move(rows), *object, reading), limit);
}

std::vector<StoredRecord> stored_with(db::Read& read, PropertySet const& set, Property const& property,
                                      std::vector<std::string> const& values) {
    if (values.empty()) return {};
    auto const order = db::Ordering().by("id", db::Direction::ascending, db::Nulls::never);
    return search_stored(read, set.object().type, {property.name}, db::is_any_of(property.column, values), order,
                         static_cast<int>(values.size()))
        .records;
}

std::int64_t count_stored(db::Read& read, ObjectType type, db::Condition const& where) {
    if (where.is_empty()) return seen_total(read, type);
    return for_object(type, [&]<Table t>() { return read.one(CountRecords<t>{.object = type, .where = where}); }).value_or(0);
}

std::int64_t live_total(db::Read& read, ObjectType type) { return seen_total(read, type); }

namespace {

db::Value in_slot(Property const& property, StoredRecord const& record) { return comparable(property, record.value_of(property), {}); }

/// Every column of the one table that the kind has no value for is null.
void fill_slots(db::Bindings& values, PropertySet const& set, StoredRecord const& record) {
    for (auto const* property : set.slotted()) values.emplace_back(property->slot->text(), in_slot(*property, record));
    for (auto const column : filled_columns<Table::record>())
        if (std::ranges::find(values, column, &db::Bindings::value_type::first) == values.end()) values.emplace_back(column, db::Value{});
}

}  // namespace

void set_slot(db::Assignments& columns, Property const& property, StoredRecord const& later) {
    if (property.slot) columns.set(*property.slot, in_slot(property, later));
}

std::string custom_json(std::map<std::string, std::string> const& custom) {
    json::object object;
    for (auto const& [name, value] : custom) object.emplace(name, value);
    return json::serialize(object);
}

void insert_stored(db::Write& write, PropertySet const& set, StoredRecord const& record) {
    auto const& object = set.object();
    db::Bindings values;
    for (std::size_t i = 0; i < object.properties.size(); ++i) {
        auto const& standard = object.properties[i];
        if (!lies_in_values(object, standard)) values.emplace_back(standard.stored.text(), to_column(standard.kind, record.standard[i]));
    }
    if (lies_in_one_table(object)) fill_slots(values, set, record);
    for_object(object.type, [&]<Table t>() {
        return write.run(
            InsertRecord<t>{.object = object.type, .id = record.id, .custom = {custom_json(record.custom)}, .values = std::move(values)});
    });
}

void update_stored(db::Write& write, ObjectType type, RecordId id, db::Assignments const& changes) {
    for_object(type, [&]<Table t>() { return write.run(UpdateRecord<t>{.object = type, .id = id, .changes = changes}); });
}

void set_archived(db::Write& write, ObjectType type, StoredRecord const& record, bool archived, Instant at) {
    db::Assignments changes;
    changes.set("archived", std::int64_t{archived});
    changes.set("archived_at", archived ? db::Value(at.ms) : db::Value{});
    changes.set(definition_of(write, type)->modified_column, at.ms);
    update_stored(write, type, record.id, changes);
    add_to_total(write, type, owner_of(type, record), archived ? -1 : 1);
}

UserId owner_of(ObjectType type, StoredRecord const& record) {
    auto const properties = standard_properties(type);
    auto const owner = std::ranges::find(properties, "hubspot_owner_id", &StandardProperty::name);
    return owner == properties.end() ? UserId() : UserId(number(record.standard[static_cast<std::size_t>(owner - properties.begin())]));
}

void add_to_total(db::Write& write, ObjectType type, UserId owner, std::int64_t by) {
    write.run(AddToTotal{.object_type = type, .owner = owner, .by = by});
}

void replace_words(db::Write& write, ObjectType type, RecordId id, std::vector<std::string> const& words) {
    write.run(ForgetWords{.object_type = type, .record_id = id});
    if (!words.empty()) write.run(RememberWords{.object_type = type, .record_id = id, .words = words});
}

}  // namespace tandem::records
