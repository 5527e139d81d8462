#include "platform/auth/secrets.hpp"

#include <gtest/gtest.h>

namespace tandem::auth {
namespace {

TEST(Secrets, a_password_is_verified_by_its_hash_alone) {
    auto const hash = hash_password("a sentence to remember");
    EXPECT_TRUE(hash.starts_with("$argon2id$"));
    EXPECT_TRUE(verify_password(hash, "a sentence to remember"));
    EXPECT_FALSE(verify_password(hash, "a sentence to forget"));
    EXPECT_NE(hash, hash_password("a sentence to remember"));
}

TEST(Secrets, easy_passwords_are_refused) {
    for (auto const* password :
         {"short", "elevenchars", "aaaaaaaaaaaaaaaa", "abababababababab", "Password1234", "ada.lovelace@example.com"})
        EXPECT_FALSE(check_password(password, "ada.lovelace@example.com")) << password;
    EXPECT_TRUE(check_password("zwölf Zeichen", "ada@example.com"));
}

TEST(Secrets, tokens_are_long_distinct_and_stored_as_hashes) {
    auto const token = random_token();
    EXPECT_EQ(token.size(), 43U);
    EXPECT_NE(token, random_token());
    EXPECT_EQ(hash_token(token), hash_token(token));
    EXPECT_EQ(hash_token(token).find(token), std::string::npos);
    EXPECT_TRUE(same_secret("abc", "abc"));
    EXPECT_FALSE(same_secret("abc", "abd"));
}

}  // namespace
}  // namespace tandem::auth
