#include "sales/negotiation/signature.hpp"

#include <gtest/gtest.h>

namespace tandem::negotiation {
namespace {

TEST(Signature, stays_as_typed_in_any_script) {
    for (auto const* name : {"Élodie Varanne", "王小明", "مرحبا", "O’Neill-Björk Jr.", "نیک\u200cپی"}) EXPECT_EQ(legible_name(name), name);
}

TEST(Signature, loses_what_nobody_sees) {
    EXPECT_EQ(legible_name("Ada\u202e nefets\u2066\u200b"), "Ada nefets");
    EXPECT_EQ(legible_name("Ada\r\n\tMerten"), "AdaMerten");
    EXPECT_EQ(legible_name("\ufeff Ada "), "Ada");
}

TEST(Signature, without_a_letter_is_none) {
    for (auto const* name : {"\u200b\u202e\u2060", "", "12 34", "...", "\u3164", "\u2800", "\ue000", "\u200d"})
        EXPECT_EQ(legible_name(name), "");
}

}  // namespace
}  // namespace tandem::negotiation
