#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tandem {

/// An exact amount: minor units (cents) of an ISO 4217 currency. On the wire {"amount": "1234.56", "currency": "EUR"}.
struct Money {
    std::int64_t minor = 0;
    std::string currency = "EUR";
    bool operator==(Money const&) const = default;
};

/// Decimal places of a currency (ISO 4217): 0 for JPY, 3 for KWD, else 2. nullopt for a code that does not exist.
std::optional<int> decimals_of(std::string_view currency);

/// `1234.56` with the currency's decimals, a point, no grouping.
std::string format_decimal(std::int64_t minor, int decimals);

/// Reads a decimal number exactly; more places than the currency has, an exponent or grouping are refused.
std::optional<std::int64_t> parse_decimal(std::string_view text, int decimals);

/// value * numerator / denominator, rounded half away from zero to a whole minor unit, without overflow inside
/// (128-bit intermediate). The one rounding rule of Tandem: each line of a quote is rounded, then summed.
std::int64_t multiply_rounded(std::int64_t value, std::int64_t numerator, std::int64_t denominator);

}  // namespace tandem
