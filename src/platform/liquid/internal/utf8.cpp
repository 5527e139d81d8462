#include "platform/liquid/internal/utf8.hpp"

#include <wctype.h>

#include <algorithm>
#include <clocale>

#include "base/text.hpp"

namespace tandem::liquid {
namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

locale_t unicode() {
    static auto const locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;
}

char32_t decode(std::string_view character) {
    auto const lead = static_cast<unsigned char>(character[0]);
    if (character.size() == 1) return lead;
    auto value = static_cast<char32_t>(lead & (0xFF >> (character.size() + 1)));
    for (auto const c : character.substr(1)) value = value << 6 | (static_cast<unsigned char>(c) & 0x3F);
    return value;
}

void append_character(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
        return;
    }
    auto const length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    out += static_cast<char>(0xF00u >> length | c >> (6 * (length - 1)));
    for (auto shift = 6 * (length - 2); shift >= 0; shift -= 6) out += static_cast<char>(0x80 | (c >> shift & 0x3F));
}

template <class Ascii, class Wide>
std::string map(std::string_view text, Ascii ascii, Wide wide) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        auto const length = byte_offset(text, 1);
        if (length == 1) out += ascii(text[0]);
        else append_character(out, static_cast<char32_t>(wide(static_cast<wint_t>(decode(text.substr(0, length))), unicode())));
        text.remove_prefix(length);
    }
    return out;
}

}  // namespace

std::size_t count_characters(std::string_view text) { return count_code_points(text); }

std::size_t byte_offset(std::string_view text, std::size_t characters) {
    std::size_t at = 0;
    for (; characters > 0 && at < text.size(); --characters)
        do ++at;
        while (at < text.size() && continues(text[at]));
    return at;
}

std::string to_upper(std::string_view text) {
    return map(text, [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }, towupper_l);
}

std::string to_lower(std::string_view text) {
    return map(text, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }, towlower_l);
}

}  // namespace tandem::liquid
