#include "marketing/brand/brand.hpp"

#include "marketing/brand/contrast.hpp"
#include "platform/auth/workspace.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tandem::brand {
namespace {

constexpr Color white{255, 255, 255};
constexpr Color black{0, 0, 0};
constexpr std::size_t most_logo_bytes = 60'000;

Color color_of(Text<7, 7> const& hex) { return parse_color(hex.value).value_or(black); }

bool can_be_read(Color text, Color background) { return contrast(text, background) >= text_contrast; }
bool can_be_read_everywhere(Color text, Color background) { return can_be_read(text, background) && can_be_read(text, white); }

/// As quiet as it may be: the text's colour thinned until another step could not be read.
Color quiet(Color text, Color background) {
    auto found = text;
    for (int thinned = 5; thinned <= 40; thinned += 5) {
        auto const tried = mix(text, background, thinned / 100.0);
        if (!can_be_read_everywhere(tried, background)) break;
        found = tried;
    }
    return found;
}

bool is_base64(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '=';
    });
}

bool is_logo(std::string_view url) {
    for (std::string_view const start : {"data:image/png;base64,", "data:image/svg+xml;base64,"})
        if (url.starts_with(start)) return is_base64(url.substr(start.size()));
    return false;
}

void check_text_on(std::vector<FieldError>& errors, Color text, Color background, std::string_view where) {
    auto const ratio = contrast(text, background);
    if (ratio >= text_contrast) return;
    errors.push_back({"/text_color", "contrast_too_low",
                      fmt::format("Text on {} has a contrast of {:.2f} : 1 and needs 4.5 : 1. Take a darker text or a lighter background.",
                                  where, ratio)});
}

}  // namespace

Brand brand_of(db::Read& read) {
    // A field added later has its default until the brand is saved again.
    auto value = encode(Brand{}).as_object();
    if (auto const saved = auth::find_setting(read, "brand"); saved && saved->is_object())
        for (auto const& [key, field] : saved->as_object()) value.insert_or_assign(key, field);
    auto brand = decode<Brand>(value).value_or(Brand{});
    if (brand.company_name.value.empty() && read.actor().workspace_id) brand.company_name.value = auth::workspace_of(read).name;
    return brand;
}

Palette palette_of(Brand const& brand) {
    auto const primary = color_of(brand.primary_color);
    auto const text = color_of(brand.text_color);
    auto const background = color_of(brand.background_color);
    auto const on_primary =
        contrast(white, primary) >= text_contrast || contrast(white, primary) >= contrast(black, primary) ? white : black;
    return {.primary = format_color(primary),
            .on_primary = format_color(on_primary),
            .heading = format_color(can_be_read_everywhere(primary, background) ? primary : text),
            .accent = format_color(color_of(brand.accent_color)),
            .text = format_color(text),
            .muted = format_color(quiet(text, background)),
            .background = format_color(background),
            .line = format_color(mix(background, text, 0.14))};
}

std::string css_variables(Brand const& brand) {
    auto const colors = palette_of(brand);
    return fmt::format(
        ":root{{--brand-primary:{};--brand-on-primary:{};--brand-heading:{};--brand-accent:{};--brand-text:{};--brand-muted:{};--brand-background:{};--brand-line:{}}}",
        colors.primary, colors.on_primary, colors.heading, colors.accent, colors.text, colors.muted, colors.background, colors.line);
}

std::vector<FieldError> wrong_in(Brand const& brand) {
    std::vector<FieldError> errors;
    std::array const colors = {std::pair("primary_color", &brand.primary_color), std::pair("accent_color", &brand.accent_color),
                               std::pair("text_color", &brand.text_color), std::pair("background_color", &brand.background_color)};
    for (auto const& [name, hex] : colors)
        if (!parse_color(hex->value)) errors.push_back({fmt::format("/{}", name), "not_a_color", "A colour is written as #1a2b3c."});
    if (brand.logo && brand.logo->size() > most_logo_bytes)
        errors.push_back({"/logo", "too_large", "A logo has at most 45 kB."});
    else if (brand.logo && !is_logo(*brand.logo))
        errors.push_back({"/logo", "not_an_image", "A logo is a PNG or SVG image."});
    if (brand.address_lines.size() > 6) errors.push_back({"/address_lines", "too_many", "An address has at most six lines."});
    if (!brand.email.value.empty() && !parse_email_address(brand.email.value))
        errors.push_back({"/email", "email_invalid", "This is not an e-mail address."});
    if (!errors.empty()) return errors;
    check_text_on(errors, color_of(brand.text_color), color_of(brand.background_color), "the background");
    check_text_on(errors, color_of(brand.text_color), white, "white cards");
    return errors;
}

std::vector<ContrastFinding> contrasts_of(Brand const& brand) {
    auto const finding = [](std::string pair, Color one, Color other) {
        return ContrastFinding{std::move(pair), contrast(one, other), can_be_read(one, other)};
    };
    auto const primary = color_of(brand.primary_color);
    auto const background = color_of(brand.background_color);
    return {finding("text_on_background", color_of(brand.text_color), background),
            finding("text_on_white", color_of(brand.text_color), white), finding("primary_on_background", primary, background),
            finding("button", *parse_color(palette_of(brand).on_primary), primary),
            finding("accent_on_background", color_of(brand.accent_color), background)};
}

}  // namespace tandem::brand
