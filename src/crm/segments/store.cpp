#include "crm/segments/store.hpp"

#include "platform/db/table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::segments {

TANDEM_TABLE(Segment, segment, (id), (kind, members, counted_version, created_at, created_by))

struct StoredVersion {
    SegmentId segment_id;
    std::int64_t version = 0;
    std::string name;
    Condition condition;
    Instant saved_at;
    std::optional<UserId> saved_by;
};
BOOST_DESCRIBE_STRUCT(StoredVersion, (), (segment_id, version, name, condition, saved_at, saved_by))
TANDEM_TABLE(StoredVersion, segment_version, (segment_id, version))

namespace {

struct FindSegment {
    using Row = Segment;
    static constexpr std::string_view sql =
        "select {{columns s}} from segment s where s.workspace_id = :workspace_id and s.id = :id and s.archived = 0";
    SegmentId id;
};
TANDEM_QUERY(FindSegment, (id))

struct ArchiveSegment {
    static constexpr std::string_view sql = "update segment set archived = :archived where workspace_id = :workspace_id and id = :id";
    SegmentId id;
    bool archived = true;
};
TANDEM_QUERY(ArchiveSegment, (id, archived))

struct ListSegments {
    using Row = Segment;
    static constexpr std::string_view sql = R"(
        select {{columns s}} from segment s
        where s.workspace_id = :workspace_id and s.archived = 0 and {{where}} and (s.updated_at < :at or (s.updated_at = :at and s.id < :id))
        order by s.updated_at desc, s.id desc limit :limit)";
    Place before;
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(ListSegments, (before, where, limit))

struct CountSegments {
    using Row = db::Count;
    static constexpr std::string_view sql =
        "select s.kind, count(*) from segment s where s.workspace_id = :workspace_id and s.archived = 0 and {{where}} group by s.kind";
    db::Condition where;
};
TANDEM_QUERY(CountSegments, (where))

struct AllSegments {
    using Row = Segment;
    static constexpr std::string_view sql =
        "select {{columns s}} from segment s where s.workspace_id = :workspace_id and s.archived = 0 and {{where}} order by s.id";
    db::Condition where;
};
TANDEM_QUERY(AllSegments, (where))

struct FirstLiveSegment {
    using Row = SegmentId;
    static constexpr std::string_view sql =
        "select id from segment where workspace_id = :workspace_id and kind = 'live' and archived = 0 limit 1";
};
TANDEM_QUERY(FirstLiveSegment, ())

struct WorkspacesWithLiveSegments {
    using Row = WorkspaceId;
    static constexpr auto across_workspaces = "one look finds who has segments that time may change; each workspace counts its own";
    static constexpr std::string_view sql = "select distinct workspace_id from segment where kind = 'live' and archived = 0";
};
TANDEM_QUERY(WorkspacesWithLiveSegments, ())

struct ListVersions {
    using Row = FormerVersion;
    static constexpr std::string_view sql = R"(
        select version, name, condition, saved_at, saved_by from segment_version
        where workspace_id = :workspace_id and segment_id = :id and version < :before order by version desc limit :limit)";
    SegmentId id;
    std::int64_t before = 0;
    int limit = 0;
};
TANDEM_QUERY(ListVersions, (id, before, limit))

struct SetCounted {
    static constexpr std::string_view sql = "update segment set counted_version = :version where workspace_id = :workspace_id and id = :id";
    SegmentId id;
    std::int64_t version = 0;
};
TANDEM_QUERY(SetCounted, (id, version))

struct SetProblem {
    static constexpr std::string_view sql = "update segment set problem = :problem where workspace_id = :workspace_id and id = :id";
    SegmentId id;
    std::optional<std::string> problem;
};
TANDEM_QUERY(SetProblem, (id, problem))

db::Condition where_of(SegmentFilter const& filter) {
    std::vector<db::Condition> parts;
    if (filter.kind) parts.push_back(db::compare("s.kind", db::Op::equal, std::string(name_of(*filter.kind))));
    if (!filter.words.empty()) parts.push_back(db::contains("s.name", filter.words));
    return db::all_of(parts);
}

/// What a transaction knows of the live ones.
struct Live {
    std::optional<bool> any;
    std::optional<std::vector<Segment>> all;
};

}  // namespace

void insert_segment(db::Write& write, Segment const& segment) {
    write.run(db::Insert{segment});
    write.kept<Live>() = {};
    write.touch("segments", segment.id, db::ChangeKind::created);
}
void update_segment(db::Write& write, Segment const& segment) {
    write.run(db::Update{segment});
    write.kept<Live>() = {};
    write.touch("segments", segment.id);
}
void set_archived(db::Write& write, SegmentId id, bool archived) {
    write.run(ArchiveSegment{id, archived});
    write.kept<Live>() = {};
    write.touch("segments", id, archived ? db::ChangeKind::archived : db::ChangeKind::updated);
}
std::optional<Segment> find_segment(db::Read& read, SegmentId id) { return read.one(FindSegment{id}); }

std::vector<Segment> segments_before(db::Read& read, SegmentFilter const& filter, Place const& before, int limit) {
    return read.all(ListSegments{before, where_of(filter), limit});
}
db::Counts count_segments(db::Read& read, SegmentFilter const& filter) {
    return db::by_name(read.all(CountSegments{where_of({{}, filter.words})}));
}
Place place_of(Segment const& segment) { return {segment.updated_at, segment.id.value}; }

std::vector<Segment> const& live_segments(db::Read& read) {
    auto& kept = read.kept<Live>();
    if (!kept.all) kept.all = read.all(AllSegments{where_of({SegmentKind::live, ""})});
    return *kept.all;
}
bool has_live_segments(db::Read& read) {
    auto& kept = read.kept<Live>();
    if (!kept.any) kept.any = read.one(FirstLiveSegment{}).has_value();
    return *kept.any;
}

/// The database picks those in whose text the id stands, so that not every condition is read.
std::vector<Segment> segments_naming(db::Read& read, SegmentId id) {
    auto all = read.all(
        AllSegments{db::condition("{{sqlite s.condition}}{{pg cast(s.condition as text)}} like ?", {fmt::format("%\"{}\"%", id.value)})});
    std::erase_if(all, [&](auto const& segment) { return segment.id == id || !names(segment.condition, id); });
    return all;
}
std::vector<WorkspaceId> workspaces_with_live_segments(db::Read& read) { return read.all(WorkspacesWithLiveSegments{}); }

void put_version(db::Write& write, Segment const& segment) {
    write.run(db::Put{StoredVersion{segment.id, segment.version, segment.name, segment.condition, segment.updated_at, segment.updated_by}});
}
std::vector<FormerVersion> versions_before(db::Read& read, SegmentId id, std::int64_t before, int limit) {
    return read.all(ListVersions{id, before, limit});
}
std::optional<FormerVersion> find_version(db::Read& read, SegmentId id, std::int64_t version) {
    auto const found = versions_before(read, id, version + 1, 1);
    return found.empty() || found.front().version != version ? std::nullopt : std::optional(found.front());
}

void set_counted(db::Write& write, SegmentId id, std::int64_t version) {
    write.run(SetCounted{id, version});
    write.kept<Live>() = {};
    write.touch("segments", id);
}
void set_problem(db::Write& write, SegmentId id, std::optional<std::string> const& problem) {
    write.run(SetProblem{id, problem});
    write.kept<Live>() = {};
    write.touch("segments", id);
}

}  // namespace tandem::segments
