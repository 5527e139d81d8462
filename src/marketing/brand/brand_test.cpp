#include "marketing/brand/brand.hpp"

#include "marketing/brand/contrast.hpp"

#include <gtest/gtest.h>

namespace tandem::brand {
namespace {

double ratio(std::string_view one, std::string_view other) { return contrast(*parse_color(one), *parse_color(other)); }

TEST(Contrast, is_what_wcag_says) {
    EXPECT_DOUBLE_EQ(ratio("#000000", "#ffffff"), 21.0);
    EXPECT_DOUBLE_EQ(ratio("#777777", "#777777"), 1.0);
    EXPECT_NEAR(ratio("#777777", "#ffffff"), 4.478, 0.001);  // the well-known grey that just fails
    EXPECT_NEAR(ratio("#767676", "#FFFFFF"), 4.542, 0.001);  // and the one that just passes
}

TEST(Contrast, reads_only_whole_colors) {
    EXPECT_EQ(parse_color("#1A2b3c"), (Color{0x1a, 0x2b, 0x3c}));
    for (auto const wrong : {"", "#fff", "1a2b3c0", "#1a2b3g", "#12345", "red", "#1234567"}) EXPECT_FALSE(parse_color(wrong)) << wrong;
}

TEST(BrandRules, pale_text_is_refused_with_its_contrast) {
    Brand brand;
    brand.text_color = {"#999999"};
    auto const errors = wrong_in(brand);
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_EQ(errors[0].code, "contrast_too_low");
    EXPECT_EQ(errors[0].pointer, "/text_color");
}

TEST(BrandRules, colors_and_logos_that_could_break_out_are_refused) {
    Brand brand;
    brand.primary_color = {"#a;}b{c"};
    brand.logo = "data:image/svg+xml;base64,\"><script>";
    auto const errors = wrong_in(brand);
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_EQ(errors[0].code, "not_a_color");
    EXPECT_EQ(errors[1].code, "not_an_image");
}

TEST(BrandRules, a_pale_primary_is_not_used_for_words) {
    Brand brand;
    brand.primary_color = {"#ffdd00"};
    auto const colors = palette_of(brand);
    EXPECT_EQ(colors.heading, colors.text);
    EXPECT_EQ(colors.on_primary, "#000000");
}

TEST(BrandRules, every_text_of_the_palette_can_be_read) {
    for (auto const* primary : {"#173c2d", "#ffdd00", "#808080", "#ff0000", "#00ff00", "#6e4ae4"}) {
        Brand brand;
        brand.primary_color = {primary};
        brand.text_color = {"#2a2a2a"};
        brand.background_color = {"#faf6ec"};
        auto const colors = palette_of(brand);
        EXPECT_GE(ratio(colors.on_primary, colors.primary), 4.5) << primary;
        EXPECT_GE(ratio(colors.heading, colors.background), 4.5) << primary;
        EXPECT_GE(ratio(colors.muted, colors.background), 4.5) << primary;
        EXPECT_GE(ratio(colors.muted, "#ffffff"), 4.5) << primary;
    }
}

}  // namespace
}  // namespace tandem::brand
