#include "sales/negotiation/quantity.hpp"

#include <cmath>

namespace tandem::negotiation {
namespace {

std::string without_zeros(std::string text) {
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return text;
}

std::optional<std::int64_t> thousandths_of(json::value const& value) {
    if (auto const* text = value.if_string()) return parse_decimal(std::string_view(*text), 3);
    if (auto const* whole = value.if_int64()) return parse_decimal(std::to_string(*whole), 3);
    auto const* number = value.if_double();
    if (!number || !(*number > 0 && *number < 1e7)) return std::nullopt;
    auto const rounded = std::round(*number * 1'000);
    if (std::abs(*number * 1'000 - rounded) > 1e-6) return std::nullopt;
    return static_cast<std::int64_t>(rounded);
}

}  // namespace

std::string format_quantity(Quantity quantity) { return without_zeros(format_decimal(quantity.thousandths, 3)); }
std::string format_percent(std::int64_t basis_points) { return without_zeros(format_decimal(basis_points, 2)); }

}  // namespace tandem::negotiation

bool tandem::Coder<tandem::negotiation::Quantity>::read(json::value const& value, JsonPath const& path, Reading& reading,
                                                        negotiation::Quantity& out) {
    auto const thousandths = negotiation::thousandths_of(value);
    if (!thousandths)
        return reading.wrong(path, "not_a_quantity", "A quantity is a decimal number with at most three places, such as 2.5.");
    if (*thousandths <= 0 || *thousandths > negotiation::most_of_one_line.thousandths)
        return reading.wrong(path, "quantity_out_of_range", "A quantity is more than 0 and at most 1,000,000.");
    out.thousandths = *thousandths;
    return true;
}
