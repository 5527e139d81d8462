#include "crm/records/store.hpp"

#include "crm/records/records.hpp"
#include "platform/db/selection.hpp"
#include "platform/db/visible.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::records {
namespace {

// The three tables are read and written by the same queries; only names differ. A query is a template over the object.

constexpr std::size_t leading_columns = 5;

/// The columns a query reads of each record, and where their values belong.
struct Reading {
    db::Selection columns;
    std::vector<std::size_t> places;  ///< of each column after the leading ones, in StoredRecord::standard
    bool custom = false;              ///< the last column holds the custom properties
};

/// A row is wide, and most readers want a few of its values.
Reading reading_of(ObjectDefinition const& object, std::vector<std::string> const& names) {
    Reading reading;
    reading.columns.column("id").column("createdate").column(object.modified_column).column("archived").column("archived_at");
    std::size_t known = 0;
    for (std::size_t i = 0; i < object.properties.size(); ++i) {
        auto const& property = object.properties[i];
        auto const wanted = std::ranges::count(names, property.name);
        if (wanted == 0) continue;
        reading.columns.column(property.column);
        reading.places.push_back(i);
        known += static_cast<std::size_t>(wanted);
    }
    reading.custom = known < names.size();
    if (reading.custom) reading.columns.column("custom");
    return reading;
}

Reading const& reading_of_all(ObjectType type) {
    static auto const all = [] {
        std::vector<Reading> each;
        for (auto const object : {ObjectType::contacts, ObjectType::companies, ObjectType::deals}) {
            std::vector<std::string> names = {"custom"};
            for (auto const& property : definition_of(object).properties) names.emplace_back(property.name);
            each.push_back(reading_of(definition_of(object), names));
        }
        return each;
    }();
    return all[static_cast<std::size_t>(type)];
}

template <ObjectType type>
struct FindRecord {
    using Row = db::Values;
    static std::string sql() {
        auto const& object = definition_of(type);
        return fmt::format("select {} from {} where workspace_id = :workspace_id and id = :id and {{{{visible {}}}}}",
                           reading_of_all(type).columns.text, object.table, object.table);
    }
    RecordId id;
    BOOST_DESCRIBE_CLASS(FindRecord, (), (id), (), ())
};

template <ObjectType type>
struct FindRecords {
    using Row = db::Values;
    static std::string sql() {
        auto const& object = definition_of(type);
        return fmt::format(
            "select {} from {} where workspace_id = :workspace_id and id in {{{{each_id :ids}}}} and {{{{visible {}}}}} limit 1000",
            reading_of_all(type).columns.text, object.table, object.table);
    }
    std::vector<RecordId> ids;
    BOOST_DESCRIBE_CLASS(FindRecords, (), (ids), (), ())
};

template <ObjectType type>
struct ListRecords {
    using Row = db::Values;
    static std::string sql() {
        auto const& object = definition_of(type);
        return fmt::format(
            "select {{{{columns}}}} from {} where workspace_id = :workspace_id and archived = :archived and id > :after and {{{{visible {}}}}} order by id limit :limit",
            object.table, object.table);
    }
    static ListRecords sample() { return {.columns = reading_of_all(type).columns, .limit = 1}; }
    db::Selection columns;
    bool archived = false;
    RecordId after;
    int limit = 0;
    BOOST_DESCRIBE_CLASS(ListRecords, (), (columns, archived, after, limit), (), ())
};

template <ObjectType type>
struct SearchRecords {
    using Row = db::Values;
    static std::string sql() {
        auto const& object = definition_of(type);
        return fmt::format(
            "select {{{{columns}}}} from {} where workspace_id = :workspace_id and archived = 0 and {{{{visible {}}}}} and {{{{where}}}} order by {{{{order}}}} limit :limit",
            object.table, object.table);
    }
    static SearchRecords sample() {
        return {.columns = reading_of_all(type).columns,
                .where = {},
                .order = db::Ordering().by("id", db::Direction::ascending, db::Nulls::never),
                .limit = 1};
    }
    db::Selection columns;
    db::Condition where;
    db::Ordering order;
    int limit = 0;
    BOOST_DESCRIBE_CLASS(SearchRecords, (), (columns, where, order, limit), (), ())
};

/// The same for who sees few of many: these are found by their owner and then sorted, instead of passing by all the others in
/// the wanted order. The sign keeps the engines from that.
template <ObjectType type>
struct SearchFewRecords {
    using Row = db::Values;
    static std::string sql() {
        auto const of = [](std::string_view owner) {
            return fmt::format(
                "select o.id from {0} o where o.workspace_id = :workspace_id and o.archived = 0 and o.hubspot_owner_id {1} and {{{{visible {0} o}}}}",
                definition_of(type).table, owner);
        };
        return fmt::format(
            "select {{{{columns}}}} from {0} where workspace_id = :workspace_id and +archived = 0 and id in ({1} union all {2}) and {{{{visible {0}}}}} and {{{{where}}}} order by {{{{order}}}} limit :limit",
            definition_of(type).table, of("= :actor_id"), of("is null"));
    }
    static SearchFewRecords sample() {
        auto const usual = SearchRecords<type>::sample();
        return {.columns = usual.columns, .where = usual.where, .order = usual.order, .limit = usual.limit};
    }
    db::Selection columns;
    db::Condition where;
    db::Ordering order;
    int limit = 0;
    BOOST_DESCRIBE_CLASS(SearchFewRecords, (), (columns, where, order, limit), (), ())
};

template <ObjectType type>
struct CountRecords {
    using Row = std::int64_t;
    static std::string sql() {
        auto const& object = definition_of(type);
        return fmt::format(
            "select count(*) from {} where workspace_id = :workspace_id and archived = 0 and {{{{visible {}}}}} and {{{{where}}}}",
            object.table, object.table);
    }
    db::Condition where;
    BOOST_DESCRIBE_CLASS(CountRecords, (), (where), (), ())
};

template <ObjectType type>
struct MatchRecords {
    using Row = RecordId;
    static std::string sql() {
        auto const& object = definition_of(type);
        return fmt::format(
            "select id from {} where workspace_id = :workspace_id and archived = 0 and {{{{visible {}}}}} and {{{{where}}}} order by id limit :limit",
            object.table, object.table);
    }
    db::Condition where;
    int limit = 0;
    BOOST_DESCRIBE_CLASS(MatchRecords, (), (where, limit), (), ())
};

template <ObjectType type>
struct InsertRecord {
    static std::string sql() {
        auto const& object = definition_of(type);
        std::string columns;
        std::string values;
        for (auto const& property : object.properties) {
            columns += fmt::format(", {}", property.name);
            values += fmt::format(", :{}", property.name);
        }
        return fmt::format("insert into {} (workspace_id, id, archived, custom{}) values (:workspace_id, :id, 0, :custom{})", object.table,
                           columns, values);
    }
    static InsertRecord sample() {
        InsertRecord query;
        for (auto const& property : definition_of(type).properties) query.values.emplace_back(property.name, std::monostate{});
        return query;
    }
    RecordId id;
    db::Json custom;
    db::Bindings values;
    BOOST_DESCRIBE_CLASS(InsertRecord, (), (id, custom, values), (), ())
};

template <ObjectType type>
struct UpdateRecord {
    static std::string sql() {
        return fmt::format("update {} set {{{{changes}}}} where workspace_id = :workspace_id and id = :id", definition_of(type).table);
    }
    static UpdateRecord sample() { return {.id = {}, .changes = db::Assignments().set("archived", std::int64_t{0})}; }
    RecordId id;
    db::Assignments changes;
    BOOST_DESCRIBE_CLASS(UpdateRecord, (), (id, changes), (), ())
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
    for (std::size_t i = 0; i < reading.places.size(); ++i) record.standard[reading.places[i]] = std::move(row[leading_columns + i]);
    if (reading.custom && row.back() && row.back()->size() > 2) {
        auto const parsed = json::parse(*row.back());
        for (auto const& [key, value] : parsed.as_object())
            if (auto const* text = value.if_string()) record.custom.emplace(key, *text);
    }
    return record;
}

std::vector<StoredRecord> stored_from(std::vector<db::Values> rows, ObjectType type, Reading const& reading) {
    std::vector<StoredRecord> records;
    records.reserve(rows.size());
    for (auto& row : rows) records.push_back(stored_from(std::move(row), definition_of(type), reading));
    return records;
}

/// Calls `fn.operator()<type>()` for the value of `type`.
template <class F>
auto for_object(ObjectType type, F&& fn) {
    switch (type) {
        case ObjectType::contacts:
            return fn.template operator()<ObjectType::contacts>();
        case ObjectType::companies:
            return fn.template operator()<ObjectType::companies>();
        case ObjectType::deals:
            break;
    }
    return fn.template operator()<ObjectType::deals>();
}

}  // namespace

Stored StoredRecord::value_of(Property const& property) const {
    if (property.kind == ValueKind::id) return to_string(id);
    if (!property.custom) return standard[property.place];
    auto const found = custom.find(property.name);
    return found == custom.end() ? Stored{} : Stored(found->second);
}

std::optional<StoredRecord> find_stored(db::Read& read, ObjectType type, RecordId id) {
    auto row = for_object(type, [&]<ObjectType t>() { return read.one(FindRecord<t>{.id = id}); });
    if (!row) return std::nullopt;
    return stored_from(std::move(*row), definition_of(type), reading_of_all(type));
}

std::vector<StoredRecord> find_stored(db::Read& read, ObjectType type, std::vector<RecordId> const& ids) {
    return stored_from(for_object(type, [&]<ObjectType t>() { return read.all(FindRecords<t>{.ids = ids}); }), type, reading_of_all(type));
}

std::vector<RecordId> ids_with(db::Read& read, ObjectType type, Property const& property, std::string const& stored, int limit) {
    auto const where = db::compare(property.column, db::Op::equal, to_column(property, stored));
    return for_object(type, [&]<ObjectType t>() { return read.all(MatchRecords<t>{.where = where, .limit = limit}); });
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
    auto const reading = reading_of(definition_of(type), names);
    auto rows = for_object(type, [&]<ObjectType t>() {
        return read.all(ListRecords<t>{.columns = reading.columns, .archived = archived, .after = after, .limit = limit + 1});
    });
    return page_of(stored_from(std::move(rows), type, reading), limit);
}

namespace {

bool sees_all(db::Read const& read, ObjectType type) {
    auto const tables = db::record_tables();
    auto const table = std::ranges::find(tables, definition_of(type).table, &db::RecordTable::table);
    return read.actor().access.*table->access == db::RecordAccess::all;
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
    auto const reading = reading_of(definition_of(type), names);
    bool const are_few = !sees_all(read, type) && seen_total(read, type) <= few;
    auto rows = for_object(type, [&]<ObjectType t>() {
        if (are_few) return read.all(SearchFewRecords<t>{.columns = reading.columns, .where = where, .order = order, .limit = limit + 1});
        return read.all(SearchRecords<t>{.columns = reading.columns, .where = where, .order = order, .limit = limit + 1});
    });
    return page_of(stored_from(std::move(rows), type, reading), limit);
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
    return for_object(type, [&]<ObjectType t>() { return read.one(CountRecords<t>{.where = where}); }).value_or(0);
}

std::int64_t live_total(db::Read& read, ObjectType type) { return seen_total(read, type); }

std::string custom_json(std::map<std::string, std::string> const& custom) {
    json::object object;
    for (auto const& [name, value] : custom) object.emplace(name, value);
    return json::serialize(object);
}

void insert_stored(db::Write& write, ObjectType type, StoredRecord const& record) {
    auto const& object = definition_of(type);
    db::Bindings values;
    for (std::size_t i = 0; i < object.properties.size(); ++i) {
        auto const& standard = object.properties[i];
        values.emplace_back(standard.name, to_column(standard.kind, record.standard[i]));
    }
    for_object(type, [&]<ObjectType t>() {
        return write.run(InsertRecord<t>{.id = record.id, .custom = {custom_json(record.custom)}, .values = std::move(values)});
    });
}

void update_stored(db::Write& write, ObjectType type, RecordId id, db::Assignments const& changes) {
    for_object(type, [&]<ObjectType t>() { return write.run(UpdateRecord<t>{.id = id, .changes = changes}); });
}

void set_archived(db::Write& write, ObjectType type, StoredRecord const& record, bool archived, Instant at) {
    db::Assignments changes;
    changes.set("archived", std::int64_t{archived});
    changes.set("archived_at", archived ? db::Value(at.ms) : db::Value{});
    changes.set(definition_of(type).modified_column, at.ms);
    update_stored(write, type, record.id, changes);
    add_to_total(write, type, owner_of(type, record), archived ? -1 : 1);
}

UserId owner_of(ObjectType type, StoredRecord const& record) {
    auto const& object = definition_of(type);
    return UserId(number(record.standard[static_cast<std::size_t>(find_standard(object, "hubspot_owner_id") - object.properties.data())]));
}

void add_to_total(db::Write& write, ObjectType type, UserId owner, std::int64_t by) {
    write.run(AddToTotal{.object_type = type, .owner = owner, .by = by});
}

void replace_words(db::Write& write, ObjectType type, RecordId id, std::vector<std::string> const& words) {
    write.run(ForgetWords{.object_type = type, .record_id = id});
    if (!words.empty()) write.run(RememberWords{.object_type = type, .record_id = id, .words = words});
}

}  // namespace tandem::records
