#include "base/line.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace tandem {

std::string one_line(std::string_view text) {
    std::string line(text);
    std::ranges::replace_if(
        line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return std::string(trim(line));
}

std::string_view beginning_of(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return text.substr(0, bytes);
}

std::string_view clean_beginning_of(std::string_view text, std::size_t bytes) {
    return is_clean_utf8(text) ? beginning_of(text, bytes) : std::string_view();
}

}  // namespace tandem
