#pragma once

#include "crm/segments/api.hpp"
#include "crm/segments/compile.hpp"
#include "platform/db/condition.hpp"
#include "platform/db/db.hpp"
#include "platform/feature/finder.hpp"

namespace tandem::segments {

/// not_found `segment_unknown`.
Result<Segment> known(db::Read& read, SegmentId id);

/// The condition that was given, as tree or as text; code `condition_missing` where both are absent.
Result<Condition> given_condition(std::optional<Condition> const& condition, std::optional<std::string> const& text);

/// Errors of the condition at /condition: those of compile.hpp.
Result<Segment> add_segment(db::Write& write, NewSegment const& given);
Result<Segment> change_segment(db::Write& write, SegmentId id, SegmentPatch const& patch);
/// Makes a former version the next one.
Result<Segment> bring_back_version(db::Write& write, SegmentId id, VersionChoice const& choice);
/// conflict `segment_used` where another one names it.
Result<void> archive_segment(db::Write& write, SegmentId id);
Result<Segment> restore_segment(db::Write& write, SegmentId id);
/// Of a fixed one, else conflict `segment_live`.
Result<Segment> change_members(db::Write& write, SegmentId id, MemberChange const& change);

/// As a page shows it.
SegmentPage shown(db::Read& read, Segment segment);
/// How many members, for who may know: who sees only some of the contacts counts when they look.
void hide_total(db::Read const& read, Segment& segment);

/// Whom a segment means now, within the sight of who asks, as a condition over `contact`: for who writes to them.
Result<db::Condition> condition_of(db::Read& read, SegmentId id, Scope scope);
/// For who lists them: who sees all gets those who are kept, who does not gets whom it means.
Result<db::Condition> members_of(db::Read& read, SegmentId id);

std::vector<feature::Hit> find_segments(db::Read& read, std::string const& words, int limit);

}  // namespace tandem::segments
