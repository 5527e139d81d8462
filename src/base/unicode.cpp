#include "base/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace tandem {
namespace {

void append_character(std::string& out, utf8proc_int32_t c) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    auto const length = utf8proc_encode_char(c, bytes.data());
    out.append(reinterpret_cast<char const*>(bytes.data()), static_cast<std::size_t>(length));
}

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// Calls `append(out, code_point)` for each character; what is no UTF-8 is copied as it is.
template <class Append>
std::string rewritten(std::string_view text, Append append) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        utf8proc_int32_t c = 0;
        auto const length =
            utf8proc_iterate(reinterpret_cast<utf8proc_uint8_t const*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &c);
        if (length > 0)
            append(out, c);
        else
            out += text.front();
        text.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
    }
    return out;
}

void append_folded(std::string& out, utf8proc_int32_t c) {
    if (c < 0x80) {
        out += lower_ascii(static_cast<char>(c));
        return;
    }
    std::array<utf8proc_int32_t, 32> parts{};  // the longest decomposition has 18
    int previous = 0;
    constexpr auto how = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
    auto const count = utf8proc_decompose_char(c, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()), how, &previous);
    for (utf8proc_ssize_t i = 0; i < count; ++i) {
        auto const part = parts[static_cast<std::size_t>(i)];
        bool const accent = part >= 0x300 && part <= 0x36F;
        if (!accent) append_character(out, part);
    }
}

}  // namespace

std::string to_lower(std::string_view text) {
    return rewritten(text, [](std::string& out, utf8proc_int32_t c) { append_character(out, utf8proc_tolower(c)); });
}

std::string to_upper(std::string_view text) {
    constexpr utf8proc_int32_t sharp_s = 0xDF;  // utf8proc makes it U+1E9E, which Unicode's mapping does not
    return rewritten(text, [](std::string& out, utf8proc_int32_t c) { append_character(out, c == sharp_s ? c : utf8proc_toupper(c)); });
}

std::string fold(std::string_view text) { return rewritten(text, append_folded); }

int compare_folded(std::string_view a, std::string_view b) {
    std::size_t at = 0;
    for (auto const both = std::min(a.size(), b.size()); at < both && is_ascii(a[at]) && is_ascii(b[at]); ++at)
        if (lower_ascii(a[at]) != lower_ascii(b[at])) break;
    bool const ascii = (at == a.size() || is_ascii(a[at])) && (at == b.size() || is_ascii(b[at]));
    if (!ascii) return fold(a.substr(at)).compare(fold(b.substr(at)));
    if (at == a.size() || at == b.size()) return static_cast<int>(at == b.size()) - static_cast<int>(at == a.size());
    return lower_ascii(a[at]) < lower_ascii(b[at]) ? -1 : 1;
}

}  // namespace tandem
