#include "crm/segments/moves.hpp"

namespace tandem::segments {
namespace {

constexpr Duration kept_for = days(90);

struct NoteLeft {
    static constexpr std::string_view sql = R"(
        insert into segment_left (workspace_id, segment_id, contact_id, left_at)
        select :workspace_id, :id, c.id, :at from contact c
        where c.workspace_id = :workspace_id and c.id in {{each_id :contacts}} and {{visible contact c}}
        on conflict (workspace_id, segment_id, contact_id) do update set left_at = excluded.left_at)";
    SegmentId id;
    Instant at;
    std::vector<RecordId> contacts;
};
TANDEM_QUERY(NoteLeft, (id, at, contacts))

struct ForgetLeft {
    static constexpr std::string_view sql = R"(
        delete from segment_left where workspace_id = :workspace_id and segment_id = :id
          and (contact_id in {{each_id :contacts}} or left_at < :before))";
    SegmentId id;
    std::vector<RecordId> contacts;
    Instant before;
};
TANDEM_QUERY(ForgetLeft, (id, contacts, before))

struct ListLeft {
    using Row = Left;
    static constexpr std::string_view sql = R"(
        select l.contact_id, l.left_at from segment_left l
        join contact c on c.workspace_id = l.workspace_id and c.id = l.contact_id and c.archived = 0
        where l.workspace_id = :workspace_id and l.segment_id = :id and l.left_at >= :since and {{visible segment_left l}} and {{visible contact c}}
          and (l.left_at < :at or (l.left_at = :at and l.contact_id < :last))
        order by l.left_at desc, l.contact_id desc limit :limit)";
    SegmentId id;
    Instant since;
    Instant at;
    RecordId last;
    int limit = 0;
};
TANDEM_QUERY(ListLeft, (id, since, at, last, limit))

}  // namespace

void note_moves(db::Write& write, SegmentId id, std::vector<RecordId> const& came, std::vector<RecordId> const& left) {
    if (!left.empty()) write.run(NoteLeft{id, write.now(), left});
    if (!came.empty() || !left.empty()) write.run(ForgetLeft{id, came, write.now() - kept_for});
}

std::vector<Left> left_before(db::Read& read, SegmentId id, Place const& before, int limit) {
    return read.all(ListLeft{id, read.now() - kept_for, before.at, RecordId(before.id), limit});
}

}  // namespace tandem::segments
