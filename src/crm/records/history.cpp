#include "crm/records/history.hpp"

#include "crm/records/reading.hpp"
#include "platform/db/json.hpp"
#include "platform/db/table.hpp"

#include <algorithm>

namespace tandem::records {
namespace {

struct HistoryRow {
    std::int64_t id = 0;
    ObjectType object_type{};
    RecordId record_id;
    HistoryKind kind{};
    db::Json former;
    db::Json later;
};
BOOST_DESCRIBE_STRUCT(HistoryRow, (), (id, object_type, record_id, kind, former, later))

struct StoredHistory {
    ChangeSetId change_set_id;
    HistoryRow row;
};
BOOST_DESCRIBE_STRUCT(StoredHistory, (), (change_set_id, row))
TANDEM_TABLE(StoredHistory, record_history, (change_set_id, id))

struct FindHistory {
    using Row = HistoryRow;
    static constexpr auto seen_by_all = "a change is taken back whole or, where it holds what the asker does not see, not at all";
    static constexpr std::string_view sql = R"(
        select {{columns}} from record_history
        where workspace_id = :workspace_id and change_set_id = :change_set_id order by id desc limit :limit)";
    ChangeSetId change_set_id;
    int limit = 0;
};
TANDEM_QUERY(FindHistory, (change_set_id, limit))

struct FindHistoryOfRecord {
    using Row = HistoryRow;
    static constexpr auto seen_by_all = "who takes a change back is asked for what they see before anything is";
    static constexpr std::string_view sql = R"(
        select {{columns}} from record_history
        where workspace_id = :workspace_id and object_type = :object_type and record_id = :record_id and change_set_id = :change_set_id
        order by id desc)";
    ChangeSetId change_set_id;
    ObjectType object_type{};
    RecordId record_id;
};
TANDEM_QUERY(FindHistoryOfRecord, (change_set_id, object_type, record_id))

struct ChangedRecord {
    ObjectType object_type{};
    RecordId record_id;
};
BOOST_DESCRIBE_STRUCT(ChangedRecord, (), (object_type, record_id))

struct RecordsOfChangeSet {
    using Row = ChangedRecord;
    static constexpr auto seen_by_all = "what its asker does not see is left alone when its turn comes";
    static constexpr std::string_view sql = R"(
        select object_type, record_id from record_history
        where workspace_id = :workspace_id and change_set_id = :change_set_id
        group by object_type, record_id order by max(id) desc limit :limit)";
    ChangeSetId change_set_id;
    int limit = 0;
};
TANDEM_QUERY(RecordsOfChangeSet, (change_set_id, limit))

struct FindChangedBy {
    using Row = std::optional<UserId>;
    static constexpr std::string_view sql = "select user_id from change_set where workspace_id = :workspace_id and id = :id";
    ChangeSetId id;
};
TANDEM_QUERY(FindChangedBy, (id))

struct PastRow {
    std::int64_t id = 0;
    RecordId record_id;
    db::Json former;
    db::Json later;
    Instant at;
    db::Means means{};
    std::optional<UserId> user_id;
};
BOOST_DESCRIBE_STRUCT(PastRow, (), (id, record_id, former, later, at, means, user_id))

/// What happened to the values of some records, latest first.
struct PastOfRecords {
    using Row = PastRow;
    static constexpr std::string_view sql = R"(
        select h.id, h.record_id, h.former, h.later, s.at, s.means, s.user_id
        from record_history h join change_set s on s.workspace_id = h.workspace_id and s.id = h.change_set_id
        where h.workspace_id = :workspace_id and h.object_type = :object_type and h.record_id in {{each_id :ids}} and h.kind in ('created', 'updated')
          and {{visible record_history h}}
        order by h.id desc limit 20000)";
    ObjectType object_type{};
    std::vector<RecordId> ids;
};
TANDEM_QUERY(PastOfRecords, (object_type, ids))

/// HubSpot's word for who wrote a value.
std::string source_of(db::Means means) {
    if (means == db::Means::session) return "CRM_UI";
    if (means == db::Means::token) return "INTEGRATION";
    if (means == db::Means::import) return "IMPORT";
    return means == db::Means::public_link ? "FORM" : "AUTOMATION_PLATFORM";
}

db::Json packed(std::map<std::string, Stored> const& values) { return {json::serialize(encode(values))}; }

std::map<std::string, Stored> unpacked(db::Json const& packed) {
    return decode_stored<std::map<std::string, Stored>>(json::parse(packed.text)).value();
}

}  // namespace

void remember(db::Write& write, ObjectType type, RecordId id, HistoryKind kind, std::map<std::string, Stored> const& former,
              std::map<std::string, Stored> const& later) {
    write.run(db::Insert{StoredHistory{write.change_set(), {make_id(), type, id, kind, packed(former), packed(later)}}});
}

namespace {

std::vector<HistoryEntry> entries_of(std::vector<HistoryRow> const& rows) {
    std::vector<HistoryEntry> entries;
    for (auto const& row : rows)
        entries.push_back({row.id, row.object_type, row.record_id, row.kind, unpacked(row.former), unpacked(row.later)});
    return entries;
}

}  // namespace

std::vector<HistoryEntry> history_of(db::Read& read, ChangeSetId change_set, int limit) {
    return entries_of(read.all(FindHistory{.change_set_id = change_set, .limit = limit}));
}

std::vector<HistoryEntry> history_of(db::Read& read, ChangeSetId change_set, ObjectType type, RecordId id) {
    return entries_of(read.all(FindHistoryOfRecord{.change_set_id = change_set, .object_type = type, .record_id = id}));
}

std::vector<std::pair<ObjectType, RecordId>> records_changed_by(db::Read& read, ChangeSetId change_set, int limit) {
    std::vector<std::pair<ObjectType, RecordId>> records;
    for (auto const& row : read.all(RecordsOfChangeSet{.change_set_id = change_set, .limit = limit}))
        records.emplace_back(row.object_type, row.record_id);
    return records;
}

std::optional<UserId> changed_by(db::Read& read, ChangeSetId change_set) {
    return read.one(FindChangedBy{.id = change_set}).value_or(std::nullopt);
}

std::map<RecordId, ValueHistory> values_over_time(db::Read& read, PropertySet const& set, std::vector<StoredRecord> const& records,
                                                  std::vector<std::string> const& names) {
    std::map<RecordId, ValueHistory> history;
    std::map<RecordId, ValueContext> contexts;  // going back in time, amounts are of the currency the deal had then
    std::vector<RecordId> ids;
    for (auto const& record : records) {
        ids.push_back(record.id);
        contexts[record.id] = context_of(record, set);
        for (auto const& name : names)
            if (set.find(name)) history[record.id][name];
    }
    if (names.empty() || ids.empty()) return history;
    auto const known = [](db::Json const& packed) {
        return db::stored_or_nothing<std::map<std::string, Stored>>(packed, "a step of a record's history")
            .value_or(std::map<std::string, Stored>{});
    };
    for (auto const& row : read.all(PastOfRecords{.object_type = set.object().type, .ids = ids})) {
        auto& context = contexts[row.record_id];
        for (auto const& [name, later] : known(row.later)) {
            auto const* property = set.find(name);
            if (!property || std::ranges::find(names, name) == names.end()) continue;
            auto const user = row.user_id && row.user_id->value != 0 ? std::optional(row.user_id->value) : std::nullopt;
            history[row.record_id][name].push_back({to_wire(*property, later, context).value_or(""), row.at, source_of(row.means),
                                                    user ? std::optional("userId:" + std::to_string(*user)) : std::nullopt, user});
        }
        auto const former = known(row.former);
        if (auto const code = former.find("deal_currency_code"); code != former.end())
            context = {decimals_of(code->second.value_or(set.currency())).value_or(2)};
    }
    return history;
}

}  // namespace tandem::records
