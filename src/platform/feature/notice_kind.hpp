#pragma once

#include <boost/describe/enum.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace tandem::feature {

/// The tabs of a person's notices.
enum class NoticeGroup { for_you, numbers, system };
BOOST_DESCRIBE_ENUM(NoticeGroup, for_you, numbers, system)

/// When somebody hears of it by mail.
enum class NoticeMail { never, at_once, daily };
BOOST_DESCRIBE_ENUM(NoticeMail, never, at_once, daily)

/// What people are told of. Declared once beside the feature that tells it with `notices::tell`.
struct NoticeKind {
    std::string_view name;   ///< "quote_opened": stored, and on the wire
    std::string_view label;  ///< "Your quote was opened": a row of one's preferences
    NoticeGroup group = NoticeGroup::for_you;
    bool in_app = true;  ///< this and `mail` as long as a person has chosen nothing else
    NoticeMail mail = NoticeMail::never;
};

/// The kinds of all features; a part of the program.
struct NoticeKinds {
    std::vector<NoticeKind> all;

    NoticeKind const* find(std::string_view name) const {
        auto const found = std::ranges::find(all, name, &NoticeKind::name);
        return found == all.end() ? nullptr : &*found;
    }
    std::vector<std::string> names_in(NoticeGroup group) const {
        std::vector<std::string> names;
        for (auto const& kind : all)
            if (kind.group == group) names.emplace_back(kind.name);
        return names;
    }
};

}  // namespace tandem::feature
