#include "base/slug.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace tandem {
namespace {

constexpr std::size_t longest_slug = 80;

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// Latin letters with marks as people write them in addresses; U+00C0 to U+00FF, both cases in one row.
std::string_view without_mark(unsigned char second) {
    static constexpr std::array<std::string_view, 32> letters = {"a",  "a", "a", "a", "ae", "a", "ae", "c", "e",  "e", "e",
                                                                 "e",  "i", "i", "i", "i",  "d", "n",  "o", "o",  "o", "o",
                                                                 "oe", "",  "o", "u", "u",  "u", "ue", "y", "th", "ss"};
    return letters[second & 31];
}

}  // namespace

std::string slug_from(std::string_view title) {
    std::string slug;
    auto const lower = to_lower_ascii(title);
    for (std::size_t i = 0; i < lower.size(); ++i) {
        auto const byte = static_cast<unsigned char>(lower[i]);
        if (is_plain(lower[i]))
            slug += lower[i];
        else if (byte == 0xC3 && i + 1 < lower.size())
            slug += without_mark(static_cast<unsigned char>(lower[++i]));
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
    }
    slug.resize(std::min(slug.size(), longest_slug));
    while (slug.ends_with('-')) slug.pop_back();
    return slug;
}

bool is_slug(std::string_view text) {
    if (text.empty() || text.size() > longest_slug || text.front() == '-' || text.back() == '-') return false;
    if (text.find("--") != std::string_view::npos) return false;
    return std::ranges::all_of(text, [](char c) { return is_plain(c) || c == '-'; });
}

}  // namespace tandem
