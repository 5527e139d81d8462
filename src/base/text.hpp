#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tandem {

/// Valid UTF-8 (no surrogates, no overlong forms) without NUL.
bool is_clean_utf8(std::string_view text);
/// Code points, for text already known to be valid.
std::size_t count_code_points(std::string_view text);
std::string_view trim(std::string_view text);
std::string to_lower_ascii(std::string_view text);

/// Text with limits in code points that are part of its type. Trimmed when decoded; holds clean UTF-8.
template <std::size_t Min, std::size_t Max>
struct Text {
    static constexpr std::size_t min = Min;
    static constexpr std::size_t max = Max;

    std::string value;

    operator std::string const&() const { return value; }  // NOLINT: a Text is a string that was checked
    auto operator<=>(Text const&) const = default;
};

/// An e-mail address, RFC 5321 mailbox without comments or quoted local part, at most 254 octets, lower-cased.
struct EmailAddress {
    std::string value;
    auto operator<=>(EmailAddress const&) const = default;
};

std::optional<EmailAddress> parse_email_address(std::string_view text);

}  // namespace tandem
