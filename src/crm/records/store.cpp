#include "crm/records/store.hpp"

#include "crm/records/columns.hpp"
#include "crm/records/records.hpp"
#include "platform/db/visible.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <stdexcept>

namespace tandem::records {
namespace {

// All tables are read and written by the same queries; only names differ. A query is a template over the table. The one that
// holds many kinds says of which it means: `object = :object`, a parameter that the others have no place for.

constexpr std::string_view of_object(Table table) { return is_of_many_kinds(table) ? " and object = :object" : ""; }

/// Of any kind in the table.
template <Table table>
db::Selection const& whole_record() {
    if constexpr (is_of_many_kinds(table)) {
        static auto const columns = reading_of_all_in(table).columns;
        return columns;
    } else {
        return reading_of_all(static_cast<ObjectType>(static_cast<int>(table) + 1)).columns;
    }
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
                name_of_table(table), is_of_many_kinds(table) ? " and o.object = :object" : "", owner);
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

template <Table table>
struct InsertRecord {
    static std::string sql() {
        auto const columns = filled_columns(table);
        constexpr bool of_many_kinds = is_of_many_kinds(table);
        return fmt::format("insert into {} (workspace_id, {}id, archived, custom, {}) values (:workspace_id, {}:id, 0, :custom, :{})",
                           name_of_table(table), of_many_kinds ? "object, " : "", fmt::join(columns, ", "),
                           of_many_kinds ? ":object, " : "", fmt::join(columns, ", :"));
    }
    static InsertRecord sample() {
        InsertRecord query;
        for (auto const column : filled_columns(table)) query.values.emplace_back(column, std::monostate{});
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
    if (!kinds::is_own(type) && is_view(definition_of(type))) return fn.template operator()<Table::view>();
    return is_activity(type) ? fn.template operator()<Table::activity>() : fn.template operator()<Table::record>();
}

/// The same of one that is written here; `may_write` of the others' definitions refuses before.
template <class F>
void for_written(ObjectType type, F&& fn) {
    for_object(type, [&]<Table t>() {
        if constexpr (t == Table::view)
            throw std::logic_error("records of this kind are written by the feature that keeps them");
        else
            fn.template operator()<t>();
    });
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

std::vector<RecordId> ids_where(db::Read& read, ObjectType type, db::Condition const& where, int limit) {
    return for_object(type, [&]<Table t>() { return read.all(MatchRecords<t>{.object = type, .where = where, .limit = limit}); });
}

std::vector<RecordId> ids_with(db::Read& read, ObjectType type, Property const& property, std::string const& stored, int limit) {
    return ids_where(read, type, db::compare(property.column, db::Op::equal, to_column(property, stored)), limit);
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
    return access.of(name_of(type)) == db::RecordAccess::all && (!db::belongs(name_of(type)) || access.sees_all());
}

/// Of what the asker sees.
std::int64_t seen_total(db::Read& read, ObjectType type) {
    // Not by their owner.
    bool const is_kept_elsewhere = !kinds::is_own(type) && is_view(definition_of(type));
    if (is_kept_elsewhere || (db::belongs(name_of(type)) && !sees_all(read, type)))
        return for_object(type, [&]<Table t>() { return read.one(CountRecords<t>{.object = type, .where = {}}); }).value_or(0);
    return read.one(LiveTotal{.object_type = type, .of_everybody = sees_all(read, type)}).value();
}

/// So few are sorted faster than found among a hundred thousand in their order.
constexpr std::int64_t few = 2'000;

}  // namespace

FoundPage search_stored(db::Read& read, ObjectType type, std::vector<std::string> const& names, db::Condition const& where,
                        db::Ordering const& order, int limit) {
    auto const object = definition_of(read, type);
    auto const reading = reading_of(*object, names);
    bool const are_few = !is_view(*object) && !db::belongs(name_of(type)) && !sees_all(read, type) && seen_total(read, type) <= few;
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
    for (auto const column : filled_columns(is_activity(set.object()) ? Table::activity : Table::record))
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
    if (shares_table(object)) fill_slots(values, set, record);
    for_written(object.type, [&]<Table t>() {
        write.run(
            InsertRecord<t>{.object = object.type, .id = record.id, .custom = {custom_json(record.custom)}, .values = std::move(values)});
    });
}

void update_stored(db::Write& write, ObjectType type, RecordId id, db::Assignments const& changes) {
    for_written(type, [&]<Table t>() { write.run(UpdateRecord<t>{.object = type, .id = id, .changes = changes}); });
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
    return owner == properties.end()
               ? UserId()
               : UserId(parse_id(record.standard[static_cast<std::size_t>(owner - properties.begin())].value_or("")).value_or(0));
}

void add_to_total(db::Write& write, ObjectType type, UserId owner, std::int64_t by) {
    write.run(AddToTotal{.object_type = type, .owner = owner, .by = by});
}

void replace_words(db::Write& write, ObjectType type, RecordId id, std::vector<std::string> const& words) {
    write.run(ForgetWords{.object_type = type, .record_id = id});
    if (!words.empty()) write.run(RememberWords{.object_type = type, .record_id = id, .words = words});
}

}  // namespace tandem::records
