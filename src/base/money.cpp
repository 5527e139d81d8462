#include "base/money.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

#include <fmt/format.h>

namespace tandem {
namespace {

__extension__ using Wide = __int128;  // 128 bits: no product of two amounts overflows

// ISO 4217 codes in use whose minor unit is not two places, then the two-place ones we know by name.
constexpr std::array<std::string_view, 16> no_decimals = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
                                                          "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF"};
constexpr std::array<std::string_view, 7> three_decimals = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
constexpr std::string_view two_decimals =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC "
    "CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES "
    "KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR "
    "NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT "
    "TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW ZWL";

std::int64_t power_of_ten(int exponent) {
    std::int64_t value = 1;
    while (exponent-- > 0) value *= 10;
    return value;
}

}  // namespace

std::optional<int> decimals_of(std::string_view currency) {
    if (currency.size() != 3 || currency.find(' ') != std::string_view::npos) return std::nullopt;
    if (std::ranges::find(no_decimals, currency) != no_decimals.end()) return 0;
    if (std::ranges::find(three_decimals, currency) != three_decimals.end()) return 3;
    for (std::size_t at = 0; at < two_decimals.size(); at += 4)
        if (two_decimals.substr(at, 3) == currency) return 2;
    return std::nullopt;
}

std::string format_decimal(std::int64_t minor, int decimals) {
    if (decimals == 0) return std::to_string(minor);
    auto const scale = static_cast<std::uint64_t>(power_of_ten(decimals));
    auto const magnitude = minor < 0 ? 0 - static_cast<std::uint64_t>(minor) : static_cast<std::uint64_t>(minor);
    return fmt::format("{}{}.{:0{}}", minor < 0 ? "-" : "", magnitude / scale, magnitude % scale, decimals);
}

std::optional<std::int64_t> parse_decimal(std::string_view text, int decimals) {
    bool const negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    auto const point = text.find('.');
    auto const whole = text.substr(0, point);
    auto fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (whole.empty() || (point != std::string_view::npos && fraction.empty())) return std::nullopt;
    while (fraction.size() > static_cast<std::size_t>(decimals) && fraction.ends_with('0')) fraction.remove_suffix(1);
    if (whole.size() > 15 || fraction.size() > static_cast<std::size_t>(decimals)) return std::nullopt;
    Wide value = 0;
    for (auto const part : {whole, fraction}) {
        for (auto const c : part) {
            if (c < '0' || c > '9') return std::nullopt;
            value = value * 10 + (c - '0');
        }
    }
    value *= power_of_ten(decimals - static_cast<int>(fraction.size()));
    if (value > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    auto const minor = static_cast<std::int64_t>(value);
    return negative ? -minor : minor;
}

std::int64_t multiply_rounded(std::int64_t value, std::int64_t numerator, std::int64_t denominator) {
    Wide const product = static_cast<Wide>(value) * numerator;
    Wide const divisor = denominator < 0 ? -static_cast<Wide>(denominator) : denominator;
    Wide const signed_product = denominator < 0 ? -product : product;
    Wide const magnitude = signed_product < 0 ? -signed_product : signed_product;
    Wide const rounded = (2 * magnitude + divisor) / (2 * divisor);
    return static_cast<std::int64_t>(signed_product < 0 ? -rounded : rounded);
}

}  // namespace tandem
