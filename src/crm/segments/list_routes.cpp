#include "crm/records/search.hpp"
#include "crm/segments/compile.hpp"
#include "crm/segments/counting.hpp"
#include "crm/segments/moves.hpp"
#include "crm/segments/routes.hpp"
#include "crm/segments/segments.hpp"

#include <algorithm>

namespace tandem::segments {

/// A search of HubSpot's shape, and a condition that has to hold as well.
struct ContactSearch : records::SearchRequest {
    std::optional<Condition> condition;
    std::optional<std::string> text;  ///< the same as text
};
BOOST_DESCRIBE_STRUCT(ContactSearch, (records::SearchRequest), (condition, text))

namespace {

Result<records::SearchResult> search_contacts(db::Read& read, ContactSearch const& request) {
    auto const condition = given_condition(request.condition, request.text);
    if (!condition) return fail(condition);
    auto const compiled = compile(read, *condition, Scope::everyone);
    if (!compiled) return fail(compiled);
    return records::search(read, ObjectType::contacts, request, compiled->where());
}

Result<JustOutPage> list_just_out(db::Read& read, PreviewRequest const& request) { return just_out(read, request); }

Result<http::Page<LeftMember>> list_left(db::Read& read, SegmentId id, http::Query<http::PageQuery> const& query) {
    if (auto const segment = known(read, id); !segment) return fail(segment);
    auto const before = query->after_or(newest);
    if (!before) return fail(before);
    auto const page = query->page_of(left_before(read, id, *before, query->rows()), [](Left const& one) {
        return Place{one.left_at, one.contact_id.value};
    });
    std::vector<RecordId> ids;
    for (auto const& one : page.results) ids.push_back(one.contact_id);
    std::vector<LeftMember> left;
    for (auto const& member : members_shown(read, ids)) {
        auto const at = std::ranges::find(page.results, member.contact_id, &Left::contact_id)->left_at;
        left.push_back({member, at});
    }
    return page.showing(std::move(left));
}

}  // namespace

http::Routes const list_routes = {
    http::route<list_just_out>(http::POST, "/api/segments/just-out", http::may::read_records,
                               "Who would be meant, were it not for one line of the condition"),
    http::route<list_left>(http::GET, "/api/segments/{segment_id}/left", http::may::read_records,
                           "Who left a segment in the last 90 days, the last first"),
    http::route<search_contacts>(http::POST, "/api/contacts/search", http::may::read_records,
                                 "Search contacts by a condition, beside the filters, words and order of a search"),
};

}  // namespace tandem::segments
