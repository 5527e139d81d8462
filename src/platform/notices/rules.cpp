#include "platform/notices/rules.hpp"

#include "base/zone.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::notices {

Choice choice_of(feature::NoticeKind const& kind, std::vector<Choice> const& chosen) {
    auto const found = std::ranges::find(chosen, kind.name, [](Choice const& one) { return std::string_view(one.kind.value); });
    return found == chosen.end() ? Choice{{std::string(kind.name)}, kind.in_app, kind.mail} : *found;
}

std::optional<Instant> mail_moment(NoticeMail mail, Instant at, std::string_view zone) {
    if (mail == NoticeMail::never) return std::nullopt;
    if (mail == NoticeMail::at_once) return at;
    auto const morning = [&](Date day) { return moment_of(midnight_of(day) + digest_time, zone); };
    auto const today = morning(date_in(at, zone));
    return at < today ? today : morning(date_in(end_of_day(date_in(at, zone), zone), zone));
}

std::string with_local_moments(std::string_view text, std::string_view zone) {
    constexpr std::size_t length = std::string_view("2026-11-30T08:00:00.000Z").size();
    std::string out;
    while (!text.empty()) {
        auto const moment = text.size() >= length && text[10] == 'T' ? parse_rfc3339(std::string(text.substr(0, length))) : std::nullopt;
        if (!moment) {
            out += text.front();
            text.remove_prefix(1);
            continue;
        }
        auto const local = format_rfc3339(local_of(*moment, zone));
        out += fmt::format("{} {}", local.substr(0, 10), local.substr(11, 5));
        text.remove_prefix(length);
    }
    return out;
}

std::string sentence_of(std::string const& by, std::string const& subject, std::string const& title) {
    return by.empty() ? fmt::format("{} {}", subject, title) : fmt::format("{} {} {}", by, title, subject);
}

}  // namespace tandem::notices
