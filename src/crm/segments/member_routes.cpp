#include "crm/segments/counting.hpp"
#include "crm/segments/export.hpp"
#include "crm/segments/routes.hpp"
#include "crm/segments/segments.hpp"
#include "crm/segments/store.hpp"
#include "platform/http/response.hpp"

namespace tandem::segments {
namespace {

using http::Query;

Result<http::Page<Member>> list_members(db::Read& read, SegmentId id, Query<http::PageQuery> const& query) {
    auto const where = members_of(read, id);
    if (!where) return fail(where);
    auto const after = query->after_or(RecordId{});
    if (!after) return fail(after);
    auto const page = query->page_of(contacts_after(read, *where, *after, query->rows()), [](RecordId contact) { return contact; });
    auto members = members_shown(read, page.results);
    auto const since = members_since(read, id, page.results);
    for (auto& member : members)
        if (auto const found = since.find(member.contact_id); found != since.end()) member.since = found->second;
    auto out = page.showing(std::move(members));
    if (!query->after) out.total = count_contacts(read, *where);  // the first page tells it for all
    return out;
}

Result<MemberCount> save_members(db::Write& write, SegmentId id, MemberChange const& change) {
    if (auto const changed = change_members(write, id, change); !changed) return fail(changed);
    auto const where = members_of(write, id);
    if (!where) return fail(where);
    return MemberCount{count_contacts(write, *where)};
}

Result<http::Response> export_members(db::Read& read, SegmentId id) {
    auto const segment = known(read, id);
    if (!segment) return fail(segment);
    auto csv = members_as_csv(read, id);
    if (!csv) return fail(csv);
    return http::attachment(*std::move(csv), "text/csv; charset=utf-8", segment->name + ".csv");
}

Result<Why> read_why(db::Read& read, SegmentId id, RecordId contact) { return why(read, id, contact); }

void csv_shape(Schemas&, http::Shape& shape) { shape.content_type = "text/csv"; }

}  // namespace

http::Routes const member_routes = {
    http::route<list_members>(http::GET, "/api/segments/{segment_id}/members", http::may::read_records,
                              "List who is in a segment, in the order of their ids"),
    http::route<save_members>(http::POST, "/api/segments/{segment_id}/members", http::may::write_records,
                              "Put contacts into a fixed segment, or take them out"),
    http::route<export_members>(http::GET, "/api/segments/{segment_id}/export", http::may::read_records, "Who is in a segment, as CSV",
                                {.note = &csv_shape}),
    http::route<read_why>(http::GET, "/api/segments/{segment_id}/why/{contact_id}", http::may::read_records,
                          "Why a contact is in a segment or is not, line by line"),
};

}  // namespace tandem::segments
