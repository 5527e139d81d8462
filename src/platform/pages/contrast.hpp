#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tandem::pages {

struct Color {
    int red = 0;
    int green = 0;
    int blue = 0;
    bool operator==(Color const&) const = default;
};

/// `#rrggbb` in either case; anything else is nullopt.
std::optional<Color> parse_color(std::string_view hex);
std::string format_color(Color color);

/// (L1 + 0.05) / (L2 + 0.05) of WCAG 2.2, 1 to 21, not rounded; relative luminance with the threshold 0.04045 of sRGB.
double contrast(Color one, Color other);

constexpr double text_contrast = 4.5;
bool can_be_read(Color text, Color background);

/// `part` (0 to 1) of `over` on top of `under`.
Color mix(Color under, Color over, double part);

}  // namespace tandem::pages
