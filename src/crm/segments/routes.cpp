#include "crm/segments/routes.hpp"

#include "crm/segments/counting.hpp"
#include "crm/segments/segments.hpp"
#include "crm/segments/store.hpp"

namespace tandem::segments {
namespace {

using http::Created;
using http::Query;

Result<http::Page<Segment>> list_segments(db::Read& read, Query<SegmentQuery> const& query) {
    SegmentFilter const filter{query->kind, query->query ? query->query->value : ""};
    auto const before = query->after_or(newest);
    if (!before) return fail(before);
    auto page = query->page_of(segments_before(read, filter, *before, query->rows()), place_of);
    std::vector<std::string> asked;
    if (filter.kind) asked.emplace_back(name_of(*filter.kind));
    page.count(count_segments(read, filter), asked);
    for (auto& segment : page.results) hide_total(read, segment);
    return page;
}

/// What a page shows of a segment that was found, made or changed.
Result<SegmentPage> page_of(db::Read& read, Result<Segment> segment) {
    if (!segment) return fail(segment);
    return shown(read, *std::move(segment));
}

Result<SegmentPage> read_segment(db::Read& read, SegmentId id) { return page_of(read, known(read, id)); }

Result<Created<SegmentPage>> create_segment(db::Write& write, NewSegment const& given) {
    auto page = page_of(write, add_segment(write, given));
    if (!page) return fail(page);
    return Created<SegmentPage>{*std::move(page)};
}

Result<SegmentPage> save_segment(db::Write& write, SegmentId id, SegmentPatch const& patch) {
    return page_of(write, change_segment(write, id, patch));
}

Result<void> remove_segment(db::Write& write, SegmentId id) { return archive_segment(write, id); }
Result<SegmentPage> restore(db::Write& write, SegmentId id) { return page_of(write, restore_segment(write, id)); }

Result<http::Page<FormerVersion>> list_versions(db::Read& read, SegmentId id, Query<http::PageQuery> const& query) {
    if (auto const segment = known(read, id); !segment) return fail(segment);
    auto const before = query->after_or(newest_id<SegmentId>);
    if (!before) return fail(before);
    return query->page_of(versions_before(read, id, before->value, query->rows()),
                          [](FormerVersion const& one) { return SegmentId(one.version); });
}

Result<SegmentPage> bring_back(db::Write& write, SegmentId id, VersionChoice const& choice) {
    return page_of(write, bring_back_version(write, id, choice));
}

Result<Vocabulary> read_vocabulary(db::Read&) {
    Vocabulary all;
    for (auto const& kind : event_kinds())
        all.events.push_back({std::string(kind.name), std::string(kind.label), kind.comparing,
                              kind.object.empty() ? std::nullopt : std::optional(std::string(kind.object))});
    for (auto const& own : own_conditions())
        all.conditions.push_back({std::string(own.name), std::string(own.label), {own.arguments.begin(), own.arguments.end()}});
    return all;
}

Result<Translation> translate(db::Read&, Translatable const& given) {
    if (!given.condition && given.text) {
        auto read = condition_from(*given.text);
        if (!read) return fail(read);
        auto text = text_of(read->condition);
        return Translation{std::move(read->condition), std::move(text), std::move(read->places)};
    }
    bool const is_search = !given.condition && (given.filterGroups || given.query);
    auto condition = is_search ? from_search(given.filterGroups.value_or(std::vector<records::FilterGroup>{}), given.query.value_or(""))
                               : given_condition(given.condition, given.text);
    if (!condition) return fail(condition);
    auto text = text_of(*condition);
    auto places = condition_from(text);
    return Translation{*std::move(condition), std::move(text), places ? std::move(places->places) : std::vector<TextPlace>{}};
}

Result<Preview> count(db::Read& read, PreviewRequest const& request) { return preview(read, request); }

}  // namespace

http::Routes const segment_routes = {
    http::route<list_segments>(http::GET, "/api/segments", http::may::read_records, "List segments, the latest changed first"),
    http::route<create_segment>(http::POST, "/api/segments", http::may::write_records, "Make a segment of a condition, or of people"),
    http::route<count>(http::POST, "/api/segments/preview", http::may::read_records,
                       "Count whom a condition means, in all and line by line"),
    http::route<translate>(http::POST, "/api/segments/translation", http::may::read_records,
                           "A condition as text, a text or HubSpot's filter groups as a condition"),
    http::route<read_vocabulary>(http::GET, "/api/segment-vocabulary", http::may::read_records,
                                 "What conditions can speak of beside properties"),
    http::route<read_segment>(http::GET, "/api/segments/{segment_id}", http::may::read_records, "Read a segment"),
    http::route<save_segment>(http::PATCH, "/api/segments/{segment_id}", http::may::write_records, "Save a segment as its next version"),
    http::route<remove_segment>(http::DELETE, "/api/segments/{segment_id}", http::may::write_records, "Throw a segment away"),
    http::route<restore>(http::POST, "/api/segments/{segment_id}/restoration", http::may::write_records,
                         "Bring back a segment that was thrown away"),
    http::route<list_versions>(http::GET, "/api/segments/{segment_id}/versions", http::may::read_records,
                               "List what was saved, the latest version first"),
    http::route<bring_back>(http::POST, "/api/segments/{segment_id}/versions", http::may::write_records,
                            "Make a former version the next one"),
};

}  // namespace tandem::segments
