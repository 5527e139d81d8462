#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace tandem::auth {

/// Argon2id (RFC 9106) with libsodium's interactive limits; takes about 60 ms and 64 MB, so never inside a transaction.
std::string hash_password(std::string const& password);
bool verify_password(std::string const& hash, std::string const& password);
/// As slow as a verification that fails, for addresses nobody has: timing does not tell who is known.
void pretend_to_verify(std::string const& password);

/// At least 12 characters, at most 1,000 bytes, not one of the common ones, not the person's own address.
Result<void> check_password(std::string const& password, std::string const& email);

/// 32 random bytes, base64url: cookies, CSRF tokens, API tokens.
std::string random_token();
/// What is stored of a token: BLAKE2b-256 in hex. Tokens are random, so no salt is needed.
std::string hash_token(std::string_view token);
/// Compares in constant time.
bool same_secret(std::string_view left, std::string_view right);

}  // namespace tandem::auth
