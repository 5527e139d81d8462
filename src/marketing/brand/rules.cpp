#include "marketing/brand/rules.hpp"

#include "platform/blobs/digest.hpp"
#include "platform/pages/contrast.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tandem::brand {
namespace {

using pages::Color;
using pages::parse_color;

constexpr Color white{255, 255, 255};

Color color_of(Text<7, 7> const& hex) { return parse_color(hex.value).value_or(Color{}); }

void check_text_on(std::vector<FieldError>& errors, Color text, Color background, std::string_view where) {
    if (pages::can_be_read(text, background)) return;
    errors.push_back({"/text_color", "contrast_too_low",
                      fmt::format("Text on {} has a contrast of {:.2f} : 1 and needs 4.5 : 1. Take a darker text or a lighter background.",
                                  where, pages::contrast(text, background))});
}

}  // namespace

std::vector<FieldError> wrong_in(Brand const& brand) {
    std::vector<FieldError> errors;
    std::array const colors = {std::pair("primary_color", &brand.primary_color), std::pair("accent_color", &brand.accent_color),
                               std::pair("text_color", &brand.text_color), std::pair("background_color", &brand.background_color)};
    for (auto const& [name, hex] : colors)
        if (!parse_color(hex->value)) errors.push_back({fmt::format("/{}", name), "not_a_color", "A colour is written as #1a2b3c."});
    if (brand.logo && !blobs::is_hash(brand.logo->value))
        errors.push_back({"/logo", "not_an_image", "A logo is what POST /api/brand/logo answered."});
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
        return ContrastFinding{std::move(pair), pages::contrast(one, other), pages::can_be_read(one, other)};
    };
    auto const primary = color_of(brand.primary_color);
    auto const background = color_of(brand.background_color);
    return {finding("text_on_background", color_of(brand.text_color), background),
            finding("text_on_white", color_of(brand.text_color), white), finding("primary_on_background", primary, background),
            finding("button", *parse_color(pages::palette_of(brand).on_primary), primary),
            finding("accent_on_background", color_of(brand.accent_color), background)};
}

}  // namespace tandem::brand
