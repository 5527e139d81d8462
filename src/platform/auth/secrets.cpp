#include "platform/auth/secrets.hpp"

#include "base/text.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

namespace tandem::auth {
namespace {

struct Sodium {
    Sodium() {
        if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be initialised");
    }
};
void ready() { static Sodium const sodium; }

// Long passwords that lead every published list; shorter ones fail by their length.
constexpr std::array<std::string_view, 24> common = {
    "123456789012",     "1234567890123", "12345678901234",   "123456789123",  "1234567891011",   "passwordpassword",
    "password1234",     "password12345", "password123456",   "qwertyuiop123", "qwertyuiop12",    "qwerty123456",
    "qwertyuiopasdf",   "1q2w3e4r5t6y",  "1qaz2wsx3edc",     "administrator", "adminadminadmin", "letmeinletmein",
    "iloveyouiloveyou", "welcome12345",  "changemechangeme", "abcdefghijkl",  "abcd12345678",    "correcthorsebatterystaple"};

bool repeats(std::string_view text, std::size_t period) {
    for (std::size_t i = period; i < text.size(); ++i)
        if (text[i] != text[i - period]) return false;
    return true;
}

}  // namespace

std::string hash_password(std::string const& password) {
    ready();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), password.c_str(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        throw std::runtime_error("not enough memory to hash a password");
    return hash.data();
}

bool verify_password(std::string const& hash, std::string const& password) {
    ready();
    return crypto_pwhash_str_verify(hash.c_str(), password.c_str(), password.size()) == 0;
}

void pretend_to_verify(std::string const& password) {
    static auto const hash = hash_password("nobody has this password");
    verify_password(hash, password);
}

Result<void> check_password(std::string const& password, std::string const& email) {
    auto const too_easy = [](std::string sentence) { return invalid_field("/password", "password_too_easy", std::move(sentence)); };
    if (!is_clean_utf8(password) || password.size() > 1'000) return too_easy("A password has at most 1,000 bytes.");
    if (count_code_points(password) < 12) return too_easy("A password needs at least 12 characters. A sentence is easy to remember.");
    auto const lower = to_lower_ascii(password);
    bool const listed = std::ranges::find(common, lower) != common.end();
    if (listed || repeats(lower, 1) || repeats(lower, 2) || repeats(lower, 3))
        return too_easy("This password is on the lists that attackers try first.");
    if (lower == to_lower_ascii(email)) return too_easy("A password is not your address.");
    return {};
}

std::string random_token() {
    ready();
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> text{};
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return text.data();
}

std::string hash_token(std::string_view token) {
    ready();
    std::array<unsigned char, crypto_generichash_BYTES> digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<unsigned char const*>(token.data()), token.size(), nullptr, 0);
    std::array<char, crypto_generichash_BYTES * 2 + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
}

bool same_secret(std::string_view left, std::string_view right) {
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace tandem::auth
