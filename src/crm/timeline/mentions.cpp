#include "crm/timeline/mentions.hpp"

#include <algorithm>

namespace tandem::timeline {
namespace {

/// Calls back with each piece of the text, and with whom it mentions where it is a mention.
template <class F>
void each_piece(std::string_view text, F&& use) {
    while (!text.empty()) {
        auto const begin = text.find("<@");
        auto const end = begin == std::string_view::npos ? begin : text.find('>', begin);
        if (end == std::string_view::npos) return use(text, UserId());
        auto const id = parse_id(text.substr(begin + 2, end - begin - 2));
        if (!id) {
            use(text.substr(0, begin + 2), UserId());
            text.remove_prefix(begin + 2);
            continue;
        }
        if (begin > 0) use(text.substr(0, begin), UserId());
        use(text.substr(begin, end + 1 - begin), UserId(*id));
        text.remove_prefix(end + 1);
    }
}

}  // namespace

std::vector<UserId> mentioned_in(std::string_view text) {
    std::vector<UserId> users;
    each_piece(text, [&](std::string_view, UserId user) {
        if (user && std::ranges::find(users, user) == users.end()) users.push_back(user);
    });
    return users;
}

std::string with_names(std::string_view text, std::map<UserId, std::string> const& names) {
    std::string out;
    each_piece(text, [&](std::string_view piece, UserId user) {
        auto const known = user ? names.find(user) : names.end();
        if (known == names.end())
            out += piece;
        else
            out.append("@").append(known->second);
    });
    return out;
}

}  // namespace tandem::timeline
