#include "platform/pages/contrast.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace tandem::pages {
namespace {

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

double linear(int channel) {
    auto const share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(Color color) { return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue); }

}  // namespace

std::optional<Color> parse_color(std::string_view hex) {
    if (hex.size() != 7 || hex[0] != '#') return std::nullopt;
    int channels[3];
    for (std::size_t i = 0; i < 3; ++i) {
        auto const high = digit(hex[1 + 2 * i]);
        auto const low = digit(hex[2 + 2 * i]);
        if (high < 0 || low < 0) return std::nullopt;
        channels[i] = 16 * high + low;
    }
    return Color{channels[0], channels[1], channels[2]};
}

std::string format_color(Color color) { return fmt::format("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue); }

double contrast(Color one, Color other) {
    auto const [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

bool can_be_read(Color text, Color background) { return contrast(text, background) >= text_contrast; }

Color mix(Color under, Color over, double part) {
    auto const channel = [part](int below, int above) { return static_cast<int>(std::lround(below + (above - below) * part)); };
    return {channel(under.red, over.red), channel(under.green, over.green), channel(under.blue, over.blue)};
}

}  // namespace tandem::pages
