#include "platform/liquid/internal/utf8.hpp"

#include "base/text.hpp"

namespace tandem::liquid {
namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

std::size_t count_characters(std::string_view text) { return count_code_points(text); }

std::size_t byte_offset(std::string_view text, std::size_t characters) {
    std::size_t at = 0;
    for (; characters > 0 && at < text.size(); --characters) do
            ++at;
        while (at < text.size() && continues(text[at]));
    return at;
}

}  // namespace tandem::liquid
