#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tandem {

/// A point in time: UTC milliseconds since 1970. RFC 3339 on the wire.
struct Instant {
    std::int64_t ms = 0;
    auto operator<=>(Instant const&) const = default;
};

/// A length of time in milliseconds.
struct Duration {
    std::int64_t ms = 0;
    auto operator<=>(Duration const&) const = default;
};

constexpr Duration milliseconds(std::int64_t n) { return {n}; }
constexpr Duration seconds(std::int64_t n) { return {n * 1'000}; }
constexpr Duration minutes(std::int64_t n) { return {n * 60'000}; }
constexpr Duration hours(std::int64_t n) { return {n * 3'600'000}; }
constexpr Duration days(std::int64_t n) { return {n * 86'400'000}; }

constexpr Instant operator+(Instant at, Duration by) { return {at.ms + by.ms}; }
constexpr Instant operator-(Instant at, Duration by) { return {at.ms - by.ms}; }
constexpr Duration operator-(Instant later, Instant earlier) { return {later.ms - earlier.ms}; }

/// A day without a zone, proleptic Gregorian. `YYYY-MM-DD` on the wire.
struct Date {
    int year = 1970;
    int month = 1;
    int day = 1;
    auto operator<=>(Date const&) const = default;
};

/// The system clock. Rules take the time as an argument; only the edge asks the clock.
Instant now();

/// `2026-11-23T16:37:53.120Z`, always with three decimals.
std::string format_rfc3339(Instant at);

/// RFC 3339 with any offset and 0 to 9 decimals (cut to milliseconds); also a bare date, as midnight UTC.
std::optional<Instant> parse_rfc3339(std::string_view text);

std::string format_date(Date date);
std::optional<Date> parse_date(std::string_view text);

bool is_valid(Date date);
Date date_of(Instant at);        ///< the day in UTC
Instant midnight_of(Date date);  ///< 00:00 UTC
Date add_days(Date date, int by);
int weekday_of(Date date);  ///< 1 = Monday … 7 = Sunday (ISO 8601)

}  // namespace tandem
