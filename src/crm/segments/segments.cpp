#include "crm/segments/segments.hpp"

#include "base/line.hpp"
#include "base/version.hpp"
#include "crm/segments/asking.hpp"
#include "crm/segments/membership.hpp"
#include "crm/segments/store.hpp"
#include "crm/segments/users.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::segments {
namespace {

/// A live one and those made of it are counted anew, however many steps away.
void count_with_users(db::Write& write, Segment const& segment) {
    std::vector<SegmentId> open{segment.id};
    for (std::size_t at = 0; at < open.size(); ++at) {
        count_later(write, open[at]);
        write.publish(SegmentChanged{open[at]});
        for (auto const& user : segments_naming(write, open[at]))
            if (user.kind == SegmentKind::live && std::ranges::find(open, user.id) == open.end()) open.push_back(user.id);
    }
}

db::Condition kept_members(SegmentId id) {
    return db::condition(
        "contact.id in (select m.contact_id from segment_member m where {{visible segment_member m}} and m.segment_id = ?)", {id.value});
}

bool sees_all_contacts(db::Read const& read) { return read.actor().access.sees_all(); }

/// What is kept is asked again and again by jobs: the database has to take it.
Result<void> save(db::Write& write, Segment& segment, Condition condition) {
    condition = normal(std::move(condition));
    if (auto const ok = check(write, condition, "/condition", segment.id); !ok) return ok;
    segment.condition = std::move(condition);
    return {};
}

void mark_changed(db::Write& write, Segment& segment) {
    segment.updated_at = write.now();
    segment.updated_by = write.actor().user_id ? std::optional(write.actor().user_id) : std::nullopt;
}

Result<void> check_room(db::Read& read) {
    constexpr std::int64_t most = 1'000;
    std::int64_t present = 0;
    for (auto const& [kind, segments] : count_segments(read, {})) present += segments;
    if (present < most) return {};
    return conflict("too_many_segments", "There are 1,000 segments, and no room for more. Throw those away that nobody needs.");
}

/// Nobody is left out without a word.
Result<void> check_known(db::Read& read, std::vector<RecordId> const& contacts) {
    std::vector<std::int64_t> ids;
    for (auto const contact : contacts) ids.push_back(contact.value);
    auto const found = all_contacts(read, db::is_any_of("contact.id", ids));
    std::vector<FieldError> wrong;
    for (std::size_t i = 0; i < contacts.size(); ++i)
        if (!std::ranges::binary_search(found, contacts[i]))
            wrong.push_back({fmt::format("/add/{}", i), "record_unknown",
                             fmt::format("There is no contact with id {} that you can see.", to_string(contacts[i]))});
    if (wrong.empty()) return {};
    return invalid_fields("record_unknown", std::move(wrong));
}

}  // namespace

Result<Segment> known(db::Read& read, SegmentId id) {
    auto found = find_segment(read, id);
    if (!found) return not_found("segment_unknown", fmt::format("No segment with id {} exists.", to_string(id)));
    return *std::move(found);
}

Result<Condition> given_condition(std::optional<Condition> const& condition, std::optional<std::string> const& text) {
    if (condition) {
        if (auto const ok = check_shape(*condition, "/condition"); !ok) return fail(ok);
        return normal(*condition);
    }
    if (!text) return invalid_field("/condition", "condition_missing", "Say who is meant, as a condition or as text.");
    auto read = condition_from(*text);
    if (!read) return fail(read);
    return std::move(read)->condition;
}

Result<Segment> add_segment(db::Write& write, NewSegment const& given) {
    if (auto const ok = check_room(write); !ok) return fail(ok);
    Segment segment{.id = make<SegmentId>(),
                    .name = one_line(given.name.value),
                    .kind = given.kind.value_or(SegmentKind::live),
                    .condition = group(Holding::all, {}),
                    .members = 0,
                    .created_at = write.now(),
                    .created_by = write.actor().user_id ? std::optional(write.actor().user_id) : std::nullopt,
                    .updated_at = {},
                    .updated_by = {},
                    .problem = {}};
    bool const is_said = given.condition || given.text;
    if (!is_said && segment.kind == SegmentKind::fixed) segment.condition = group(Holding::any, {});
    if (is_said) {
        auto condition = given_condition(given.condition, given.text);
        if (!condition) return fail(condition);
        if (auto const ok = save(write, segment, *std::move(condition)); !ok) return fail(ok);
    }
    mark_changed(write, segment);
    bool const is_filled = is_said && segment.kind == SegmentKind::fixed;
    if (segment.kind == SegmentKind::fixed && !is_filled) segment.counted_version = segment.version;
    insert_segment(write, segment);
    put_version(write, segment);
    if (segment.kind == SegmentKind::live) count_later(write, segment.id);
    if (is_filled) write.enqueue(FillSegment{segment.id}, {.priority = 4, .unique_key = to_string(segment.id)});
    return known(write, segment.id);
}

Result<Segment> change_segment(db::Write& write, SegmentId id, SegmentPatch const& patch) {
    auto segment = known(write, id);
    if (!segment) return segment;
    bool const was_counted = segment->counted_version == segment->version;
    if (auto const ok = advance(segment->version, patch.version); !ok) return fail(ok);
    if (patch.name) segment->name = one_line(patch.name->value);
    bool const means_others = patch.condition || patch.text;
    if (means_others) {
        if (segment->kind == SegmentKind::fixed)
            return conflict("segment_fixed", "Who is in a fixed segment is said one by one, not by a condition. Make a live one instead.");
        auto condition = given_condition(patch.condition, patch.text);
        if (!condition) return fail(condition);
        if (auto const ok = save(write, *segment, *std::move(condition)); !ok) return fail(ok);
        segment->problem.reset();
    }
    mark_changed(write, *segment);
    update_segment(write, *segment);
    put_version(write, *segment);
    if (segment->kind == SegmentKind::live && (means_others || !was_counted))
        count_with_users(write, *segment);
    else if (was_counted)
        set_counted(write, id, segment->version);
    return known(write, id);
}

Result<Segment> bring_back_version(db::Write& write, SegmentId id, VersionChoice const& choice) {
    auto const former = find_version(write, id, choice.former);
    if (!former) return not_found("version_unknown", fmt::format("This segment never had a version {}.", choice.former));
    SegmentPatch patch{.version = choice.version, .name = Text<1, 200>{former->name}, .condition = {}, .text = {}};
    auto const segment = known(write, id);
    if (segment && segment->kind == SegmentKind::live) patch.condition = former->condition;
    return change_segment(write, id, patch);
}

Result<void> archive_segment(db::Write& write, SegmentId id) {
    if (auto const segment = known(write, id); !segment) return fail(segment);
    if (auto const users = users_of(write, id); !users.empty())
        return conflict("segment_used", fmt::format("{} asks for this segment. Change that first.", in_words(users)));
    set_archived(write, id, true);
    return {};
}

/// One that was not thrown away stays as it is.
Result<Segment> restore_segment(db::Write& write, SegmentId id) {
    if (!find_segment(write, id))
        if (auto const ok = check_room(write); !ok) return fail(ok);
    set_archived(write, id, false);
    auto segment = known(write, id);
    if (segment && segment->kind == SegmentKind::live) count_later(write, id);
    return segment;
}

Result<Segment> change_members(db::Write& write, SegmentId id, MemberChange const& change) {
    constexpr std::size_t most = 1'000;
    auto const segment = known(write, id);
    if (!segment) return segment;
    if (segment->kind == SegmentKind::live)
        return conflict("segment_live", "Who is in a live segment follows from its condition. Change that, or make a fixed one.");
    auto const add = change.add.value_or(std::vector<RecordId>{});
    auto const remove = change.remove.value_or(std::vector<RecordId>{});
    if (add.size() > most) return invalid_field("/add", "too_many", fmt::format("At most {} contacts at once.", most));
    if (remove.size() > most) return invalid_field("/remove", "too_many", fmt::format("At most {} contacts at once.", most));
    if (auto const ok = check_known(write, add); !ok) return fail(ok);
    count_members(write, id, add_members(write, id, add) - remove_members(write, id, remove));
    for (auto const contact : add) look_again(write, contact);
    for (auto const contact : remove) look_again(write, contact);
    return known(write, id);
}

SegmentPage shown(db::Read& read, Segment segment) {
    SegmentPage page;
    static_cast<Segment&>(page) = std::move(segment);
    page.text = text_of(page.condition);
    hide_total(read, page);
    page.problems = problems_of(read, page.condition, "/condition", page.id);
    if (page.problem)
        page.problems.push_back({"/condition", "segment_unanswered", fmt::format("The database does not answer it: {}", *page.problem)});
    page.used_by = users_of(read, page.id);
    return page;
}

void hide_total(db::Read const& read, Segment& segment) {
    if (!sees_all_contacts(read) || segment.counted_version < segment.version) segment.members.reset();
}

Result<db::Condition> condition_of(db::Read& read, SegmentId id, Scope scope) {
    auto const segment = known(read, id);
    if (!segment) return fail(segment);
    if (segment->kind == SegmentKind::fixed) return kept_members(id);
    auto const compiled = compile(read, segment->condition, scope, "/condition", id);
    if (!compiled) return fail(compiled);
    return compiled->where();
}

Result<db::Condition> members_of(db::Read& read, SegmentId id) {
    auto const segment = known(read, id);
    if (segment && sees_all_contacts(read) && segment->counted_version == segment->version) return kept_members(id);
    return condition_of(read, id, Scope::everyone);
}

std::vector<feature::Hit> find_segments(db::Read& read, std::string const& words, int limit) {
    std::vector<feature::Hit> hits;
    for (auto const& segment : segments_before(read, {{}, words}, newest, limit))
        hits.push_back({"segments", to_string(segment.id), segment.name, ""});
    return hits;
}

}  // namespace tandem::segments
