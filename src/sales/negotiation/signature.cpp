#include "sales/negotiation/signature.hpp"

#include "base/text.hpp"

#include <glib.h>

#include <algorithm>
#include <array>

namespace tandem::negotiation {
namespace {

/// Letters and marks by their category, but nothing is to be seen of them: Hangul's fillers, the blank Braille cell.
constexpr std::array<gunichar, 5> blank_letters = {0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0};
/// Persian and Indian names are spelled with these between their letters.
constexpr gunichar non_joiner = 0x200C;
constexpr gunichar joiner = 0x200D;

bool shows(gunichar character) {
    if (std::ranges::find(blank_letters, character) != blank_letters.end()) return false;
    switch (g_unichar_type(character)) {
        case G_UNICODE_CONTROL:
        case G_UNICODE_FORMAT:
            return character == non_joiner || character == joiner;
        case G_UNICODE_LINE_SEPARATOR:
        case G_UNICODE_PARAGRAPH_SEPARATOR:
        case G_UNICODE_PRIVATE_USE:
        case G_UNICODE_SURROGATE:
        case G_UNICODE_UNASSIGNED:
            return false;
        default:
            return true;
    }
}

}  // namespace

std::string legible_name(std::string_view typed) {
    std::string name;
    bool has_letter = false;
    for (auto const* at = typed.data(); at < typed.data() + typed.size(); at = g_utf8_next_char(at)) {
        auto const character = g_utf8_get_char(at);
        if (!shows(character)) continue;
        has_letter = has_letter || g_unichar_isalpha(character);
        name.append(at, static_cast<std::size_t>(g_utf8_next_char(at) - at));
    }
    return has_letter ? std::string(trim(name)) : std::string();
}

}  // namespace tandem::negotiation
