#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>

#include "platform/liquid/internal/filters.hpp"

namespace tandem::liquid {
namespace {

/// Decimal as people write it: 10.1 - 2.2 is 7.9, not 7.8999999999999995.
double tidy(double value) { return std::isfinite(value) ? std::strtod(fmt::format("{:.15g}", value).c_str(), nullptr) : value; }

bool is_real(Number number) { return std::holds_alternative<double>(number); }
std::int64_t whole_of(Number number) { return std::get<std::int64_t>(number); }

Value whole_or_real(double value) {
    if (std::abs(value) < 9e18) return static_cast<std::int64_t>(value);
    return value;
}

/// Whole numbers stay whole, and become decimal ones where they would overflow.
template <class Whole, class Real>
Value combine(Value const& left, Value const& right, Whole whole, Real real) {
    auto const a = to_number(left);
    auto const b = to_number(right);
    if (std::int64_t result = 0; !is_real(a) && !is_real(b) && !whole(whole_of(a), whole_of(b), &result)) return result;
    return tidy(real(to_real(a), to_real(b)));
}

Value plus(Context&, Value const& input, Arguments const& arguments) {
    return combine(
        input, arguments[0], [](auto a, auto b, auto* r) { return __builtin_add_overflow(a, b, r); }, std::plus<>{});
}

Value minus(Context&, Value const& input, Arguments const& arguments) {
    return combine(
        input, arguments[0], [](auto a, auto b, auto* r) { return __builtin_sub_overflow(a, b, r); }, std::minus<>{});
}

Value times(Context&, Value const& input, Arguments const& arguments) {
    return combine(
        input, arguments[0], [](auto a, auto b, auto* r) { return __builtin_mul_overflow(a, b, r); }, std::multiplies<>{});
}

Value division_by_zero(Context& context) {
    context.fail("liquid_error", "a number is divided by zero.");
    return {};
}

Value divided_by(Context& context, Value const& input, Arguments const& arguments) {
    auto const a = to_number(input);
    auto const b = to_number(arguments[0]);
    if (to_real(b) == 0) return division_by_zero(context);
    if (is_real(a) || is_real(b)) return to_real(a) / to_real(b);
    if (whole_of(b) == -1) return minus(context, std::int64_t{0}, Arguments{std::span(&input, 1)});
    auto const quotient = whole_of(a) / whole_of(b);
    bool const rounds_up = whole_of(a) % whole_of(b) != 0 && (whole_of(a) < 0) != (whole_of(b) < 0);
    return quotient - (rounds_up ? 1 : 0);
}

Value modulo(Context& context, Value const& input, Arguments const& arguments) {
    auto const a = to_number(input);
    auto const b = to_number(arguments[0]);
    if (to_real(b) == 0) return division_by_zero(context);
    if (is_real(a) || is_real(b)) return tidy(to_real(a) - to_real(b) * std::floor(to_real(a) / to_real(b)));
    if (whole_of(b) == -1) return std::int64_t{0};
    auto const rest = whole_of(a) % whole_of(b);
    return rest != 0 && (rest < 0) != (whole_of(b) < 0) ? rest + whole_of(b) : rest;
}

Value absolute(Context&, Value const& input, Arguments const&) {
    auto const number = to_number(input);
    if (is_real(number) || whole_of(number) == std::numeric_limits<std::int64_t>::min()) return std::abs(to_real(number));
    return std::abs(whole_of(number));
}

Value ceiling(Context&, Value const& input, Arguments const&) {
    auto const number = to_number(input);
    return is_real(number) ? whole_or_real(std::ceil(to_real(number))) : from_number(number);
}

Value floor_of(Context&, Value const& input, Arguments const&) {
    auto const number = to_number(input);
    return is_real(number) ? whole_or_real(std::floor(to_real(number))) : from_number(number);
}

Value round_to(Context&, Value const& input, Arguments const& arguments) {
    auto const number = to_number(input);
    auto const places = to_real(to_number(arguments[0]));
    auto const whole_places = static_cast<int>(std::clamp(places, -20.0, 20.0));
    if (!is_real(number) && whole_places >= 0) return from_number(number);
    auto const scale = std::pow(10.0, whole_places);
    auto const rounded = tidy(std::round(tidy(to_real(number) * scale)) / scale);
    if (whole_places <= 0 || !std::isfinite(rounded)) return whole_or_real(rounded);
    return rounded;
}

Value at_least(Context&, Value const& input, Arguments const& arguments) {
    auto const a = to_number(input);
    auto const b = to_number(arguments[0]);
    return from_number(to_real(a) < to_real(b) ? b : a);
}

Value at_most(Context&, Value const& input, Arguments const& arguments) {
    auto const a = to_number(input);
    auto const b = to_number(arguments[0]);
    return from_number(to_real(a) > to_real(b) ? b : a);
}

constexpr Filter number_table[] = {
    {"plus", 1, 1, plus},      {"minus", 1, 1, minus},       {"times", 1, 1, times},     {"divided_by", 1, 1, divided_by},
    {"modulo", 1, 1, modulo},  {"abs", 0, 0, absolute},      {"ceil", 0, 0, ceiling},    {"floor", 0, 0, floor_of},
    {"round", 0, 1, round_to}, {"at_least", 1, 1, at_least}, {"at_most", 1, 1, at_most},
};

}  // namespace

std::span<Filter const> number_filters() { return number_table; }

}  // namespace tandem::liquid
