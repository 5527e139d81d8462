#include "marketing/brand/rules.hpp"

#include <gtest/gtest.h>

namespace tandem::brand {
namespace {

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
    brand.logo = Text<64, 64>{std::string(52, 'a') + "\"><script>.."};
    auto const errors = wrong_in(brand);
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_EQ(errors[0].code, "not_a_color");
    EXPECT_EQ(errors[1].code, "not_an_image");
}

}  // namespace
}  // namespace tandem::brand
