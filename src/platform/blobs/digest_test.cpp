#include "platform/blobs/digest.hpp"

#include <gtest/gtest.h>

namespace tandem::blobs {
namespace {

TEST(Digest, is_what_the_standards_say) {
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(from_base64(""), "");
    EXPECT_EQ(from_base64("Zg=="), "f");
    EXPECT_EQ(from_base64("Zm8="), "fo");
    EXPECT_EQ(from_base64("Zm9vYmFy"), "foobar");
    for (auto const* wrong : {"Zm9", "Zm9v!mFy"}) EXPECT_FALSE(from_base64(wrong)) << wrong;
}

TEST(Digest, only_a_hash_is_a_hash) {
    EXPECT_TRUE(is_hash(sha256("abc")));
    for (auto const* wrong : {"", "abc", "../../../../../../../../../../../../../../../../../../../etc/passwd"})
        EXPECT_FALSE(is_hash(wrong));
    EXPECT_FALSE(is_hash("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"));
}

}  // namespace
}  // namespace tandem::blobs
