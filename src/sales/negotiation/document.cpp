#include "sales/negotiation/document.hpp"

#include <fmt/format.h>

#include <array>

namespace tandem::negotiation {
namespace {

std::string grouped(std::string digits) {
    auto const first = digits.starts_with('-') ? 1U : 0U;
    auto const point = digits.find('.');
    for (auto at = (point == std::string::npos ? digits.size() : point); at > first + 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

std::string_view symbol_of(std::string_view currency) {
    if (currency == "EUR") return "€";
    if (currency == "USD") return "$";
    if (currency == "GBP") return "£";
    return currency;
}

}  // namespace

std::string canonical_json(Document const& document) { return json::serialize(encode(document)); }

std::string show_money(Money const& money) {
    // A no-break space, so that a number never parts from its unit.
    return fmt::format("{}\u00a0{}", grouped(format_decimal(money.minor, decimals_of(money.currency).value_or(2))),
                       symbol_of(money.currency));
}

std::string show_date(Date date) {
    constexpr std::array months = {"January", "February", "March",     "April",   "May",      "June",
                                   "July",    "August",   "September", "October", "November", "December"};
    return fmt::format("{} {} {}", date.day, months.at(static_cast<std::size_t>(date.month - 1)), date.year);
}

std::string show_percent(BasisPoints rate) { return fmt::format("{}\u00a0%", format_percent(rate)); }

}  // namespace tandem::negotiation
