#pragma once

#include <string_view>

#include "base/time.hpp"
#include "platform/notices/api.hpp"

namespace tandem::notices {

/// When the clock on the workspace's wall shows it, daily mails go out.
constexpr Duration digest_time = minutes(8 * 60);

/// The kind as the person chose it, else as it is by itself.
Choice choice_of(feature::NoticeKind const& kind, std::vector<Choice> const& chosen);

/// When a notice of this moment goes out by mail; nothing for never.
std::optional<Instant> mail_moment(NoticeMail mail, Instant at, std::string_view zone);

/// The text with its moments, which travel as "2026-11-30T08:00:00.000Z", as the clock of the zone shows them: "2026-11-30 09:00".
std::string with_local_moments(std::string_view text, std::string_view zone);

/// “Quote Q-12 was opened”, “Ben Hollis mentioned you in Ada Merten”.
std::string sentence_of(std::string const& by, std::string const& subject, std::string const& title);

}  // namespace tandem::notices
