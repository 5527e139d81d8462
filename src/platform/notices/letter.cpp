#include "platform/notices/letter.hpp"

#include "platform/auth/origin.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/letters/note.hpp"
#include "platform/notices/rules.hpp"
#include "platform/pages/look.hpp"

#include <fmt/format.h>

namespace tandem::notices {
namespace {

std::string line_of(NoticeRow const& notice) {
    auto sentence = sentence_of(notice.by.value_or(""), notice.subject, notice.title);
    return notice.times > 1 ? fmt::format("{} ({} times)", sentence, notice.times) : sentence;
}

letters::Note about_one(NoticeRow const& notice, std::string const& origin, std::string const& zone) {
    letters::Note note{.subject = line_of(notice), .words = line_of(notice) + "."};
    note.matter_line = with_local_moments(notice.detail, zone);
    if (notice.words) note.matter = fmt::format("“{}”", *notice.words);
    note.button = letters::Button{"Open it", fmt::format("{}/notices/{}", origin, to_string(notice.id))};
    return note;
}

letters::Note about_several(std::vector<NoticeRow> const& notices, std::int64_t of, std::string const& origin, std::string const& zone) {
    letters::Note note{.subject = fmt::format("{} notices for you", of), .words = "This waits for you:"};
    for (auto const& notice : notices) {
        auto const detail = notice.detail.empty() ? "" : "\n" + with_local_moments(notice.detail, zone);
        note.lines.push_back({with_local_moments(format_rfc3339(notice.at), zone), line_of(notice) + detail});
    }
    auto const listed = static_cast<std::int64_t>(notices.size());
    if (of > listed) note.last_words = fmt::format("And {} more.\n\n", of - listed);
    note.button = letters::Button{"See all notices", origin + "/notices"};
    return note;
}

}  // namespace

mail::Message letter_about(db::Read& read, auth::User const& user, std::vector<NoticeRow> const& notices, std::int64_t of) {
    auto const origin = auth::origin_of(read);
    auto const look = pages::look_of(read);
    auto const zone = auth::workspace_of(read).timezone;
    auto note = of == 1 ? about_one(notices.front(), origin, zone) : about_several(notices, of, origin, zone);
    note.last_words += fmt::format("What you are told by mail is yours to choose: {}/settings/notices", origin);
    auto letter = letters::written(note, look);
    return {.from = {"", look.company_name},
            .to = {user.email, user.name},
            .subject = note.subject,
            .text = std::move(letter.text),
            .html = std::move(letter.html)};
}

}  // namespace tandem::notices
