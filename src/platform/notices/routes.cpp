#include "platform/notices/routes.hpp"

#include "base/version.hpp"
#include "platform/db/json.hpp"
#include "platform/mail/mail.hpp"
#include "platform/notices/rules.hpp"
#include "platform/notices/store.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::notices {
namespace {

using feature::NoticeKinds;

Failure notice_unknown() { return not_found("notice_unknown", "There is no such notice that you can see."); }

std::vector<std::string> kinds_in(db::Read& read, std::optional<NoticeGroup> group) {
    auto const& kinds = read.part<NoticeKinds>();
    if (group) return kinds.names_in(*group);
    std::vector<std::string> names;
    for (auto const& kind : kinds.all) names.emplace_back(kind.name);
    return names;
}

Notice view_of(db::Read& read, NoticeRow row) {
    auto const* kind = read.part<NoticeKinds>().find(row.kind);
    bool const opens_other = row.opens_type && row.opens_id;
    return {.id = row.id,
            .kind = row.kind,
            .group = kind ? kind->group : NoticeGroup::system,
            .subject = std::move(row.subject),
            .title = std::move(row.title),
            .detail = std::move(row.detail),
            .words = std::move(row.words),
            .by = std::move(row.by),
            .times = row.times,
            .object = opens_other ? *row.opens_type : row.object_type,
            .record_id = opens_other ? *row.opens_id : row.record_id,
            .at = row.at,
            .is_read = row.read_at.has_value()};
}

/// Of every group that has kinds, so that a screen knows its tabs.
std::map<std::string, std::int64_t> unread_by_group(db::Read& read) {
    auto const& kinds = read.part<NoticeKinds>();
    std::map<std::string, std::int64_t> counts;
    for (auto const& kind : kinds.all) counts[std::string(name_of(kind.group))];
    for (auto const& [name, unread] : count_unread(read))
        if (auto const* kind = kinds.find(name)) counts[std::string(name_of(kind->group))] += unread;
    return counts;
}

Result<http::Page<Notice>> list_notices(db::Read& read, http::Query<NoticeQuery> const& query) {
    auto const before = query->after_or(newest);
    if (!before) return fail(before);
    auto rows = query->page_of(list(read, kinds_in(read, query->group), *before, query->rows()), [](NoticeRow const& row) {
        return Place{row.at, row.id.value};
    });
    std::vector<Notice> shown;
    for (auto& row : rows.results) shown.push_back(view_of(read, row));
    auto page = rows.showing(std::move(shown));
    page.counts = unread_by_group(read);
    return page;
}

Result<Notice> read_notice(db::Read& read, NoticeId id) {
    auto row = find(read, id);
    if (!row) return notice_unknown();
    return view_of(read, *std::move(row));
}

Result<void> mark_as(db::Write& write, NoticeId id, std::optional<Instant> read_at) {
    if (!find(write, id)) return notice_unknown();
    mark(write, id, read_at);
    write.touch("notices", write.actor().user_id);
    return {};
}

Result<void> mark_read(db::Write& write, NoticeId id) { return mark_as(write, id, write.now()); }
Result<void> mark_unread(db::Write& write, NoticeId id) { return mark_as(write, id, std::nullopt); }

Result<void> mark_all_read(db::Write& write, ReadAll const& given) {
    mark_all(write, kinds_in(write, given.group), given.until);
    write.touch("notices", write.actor().user_id);
    return {};
}

Preferences view_of(db::Read& read, StoredPreferences const& stored) {
    auto const chosen = choices_in(stored);
    Preferences view{{}, stored.version, read.part<mail::Mailer>().is_configured(), "08:00"};
    for (auto const& kind : read.part<NoticeKinds>().all)
        view.kinds.push_back({choice_of(kind, chosen), std::string(kind.label), kind.group});
    return view;
}

Result<Preferences> read_preferences(db::Read& read) { return view_of(read, preferences_of(read, read.actor().user_id)); }

Result<Preferences> save_preferences(db::Write& write, PreferencesChange const& given) {
    auto stored = preferences_of(write, write.actor().user_id);
    if (auto ok = advance(stored.version, given.version); !ok) return fail(ok);
    auto choices = choices_in(stored);
    for (std::size_t i = 0; i < given.kinds.size(); ++i) {
        auto const& choice = given.kinds[i];
        if (!write.part<NoticeKinds>().find(choice.kind.value))
            return invalid_field(fmt::format("/kinds/{}/kind", i), "kind_unknown", "Nobody is told of anything by this name.");
        std::erase_if(choices, [&](Choice const& one) { return one.kind.value == choice.kind.value; });
        choices.push_back(choice);
    }
    stored.choices = {serialize(encode(choices))};
    put_preferences(write, stored);
    return view_of(write, stored);
}

}  // namespace

http::Routes const notice_routes = {
    http::route<list_notices>(http::GET, "/api/notices", http::may::be_signed_in,
                              "List what one was told, newest first, and count the unread"),
    http::route<read_notice>(http::GET, "/api/notices/{notice_id}", http::may::be_signed_in, "Read one notice"),
    http::route<mark_read>(http::POST, "/api/notices/{notice_id}/reading", http::may::be_signed_in, "Mark a notice as read"),
    http::route<mark_unread>(http::DELETE, "/api/notices/{notice_id}/reading", http::may::be_signed_in, "Mark a notice as unread"),
    http::route<mark_all_read>(http::POST, "/api/notices/reading", http::may::be_signed_in, "Mark all notices as read that were shown"),
    http::route<read_preferences>(http::GET, "/api/notice-preferences", http::may::be_signed_in, "Read what one is told of, and how"),
    http::route<save_preferences>(http::PUT, "/api/notice-preferences", http::may::be_signed_in, "Choose what one is told of, and how"),
};

}  // namespace tandem::notices
