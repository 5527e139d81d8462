#include "crm/records/history.hpp"

namespace tandem::records {
namespace {

struct InsertHistory {
    static constexpr std::string_view sql = R"(
        insert into record_history (workspace_id, change_set_id, id, object_type, record_id, kind, former, later)
        values (:workspace_id, :change_set_id, :id, :object_type, :record_id, :kind, :former, :later))";
    ChangeSetId change_set_id;
    std::int64_t id = 0;
    ObjectType object_type{};
    RecordId record_id;
    HistoryKind kind{};
    db::Json former;
    db::Json later;
};
TANDEM_QUERY(InsertHistory, (change_set_id, id, object_type, record_id, kind, former, later))

struct HistoryRow {
    std::int64_t id = 0;
    ObjectType object_type{};
    RecordId record_id;
    HistoryKind kind{};
    db::Json former;
    db::Json later;
};
BOOST_DESCRIBE_STRUCT(HistoryRow, (), (id, object_type, record_id, kind, former, later))

struct FindHistory {
    using Row = HistoryRow;
    static constexpr std::string_view sql = R"(
        select id, object_type, record_id, kind, former, later from record_history
        where workspace_id = :workspace_id and change_set_id = :change_set_id order by id desc limit :limit)";
    ChangeSetId change_set_id;
    int limit = 0;
};
TANDEM_QUERY(FindHistory, (change_set_id, limit))

db::Json packed(std::map<std::string, Stored> const& values) { return {json::serialize(encode(values))}; }

std::map<std::string, Stored> unpacked(db::Json const& packed) {
    return decode<std::map<std::string, Stored>>(json::parse(packed.text)).value();
}

}  // namespace

void remember(db::Write& write, ObjectType type, RecordId id, HistoryKind kind, std::map<std::string, Stored> const& former,
              std::map<std::string, Stored> const& later) {
    write.run(InsertHistory{.change_set_id = write.change_set(),
                            .id = make_id(),
                            .object_type = type,
                            .record_id = id,
                            .kind = kind,
                            .former = packed(former),
                            .later = packed(later)});
}

std::vector<HistoryEntry> history_of(db::Read& read, ChangeSetId change_set, int limit) {
    std::vector<HistoryEntry> entries;
    for (auto& row : read.all(FindHistory{.change_set_id = change_set, .limit = limit}))
        entries.push_back({row.id, row.object_type, row.record_id, row.kind, unpacked(row.former), unpacked(row.later)});
    return entries;
}

}  // namespace tandem::records
