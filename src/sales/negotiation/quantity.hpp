#pragma once

#include "base/described.hpp"
#include "platform/db/mapping.hpp"

namespace tandem::negotiation {

/// How many, in thousandths: `2.5` is 2500. On the wire a decimal text, taken as a number too.
struct Quantity {
    std::int64_t thousandths = 1'000;
    auto operator<=>(Quantity const&) const = default;
};

constexpr Quantity most_of_one_line{1'000'000'000};  // a million

/// `2.5`, `1`, `0.125`: without zeros at the end.
std::string format_quantity(Quantity quantity);

/// A rate or a discount: hundredths of a percent, 1900 is 19 %.
using BasisPoints = Whole<0, 10'000>;
/// `19`, `5.5`, `0.25`
std::string format_percent(std::int64_t basis_points);

}  // namespace tandem::negotiation

template <>
struct tandem::Coder<tandem::negotiation::Quantity> {
    static bool read(json::value const&, JsonPath const&, Reading&, negotiation::Quantity& out);
    static json::value write(negotiation::Quantity quantity) { return json::value(negotiation::format_quantity(quantity)); }
    static json::object schema(Schemas&) { return {{"type", "string"}, {"pattern", R"(^\d{1,7}(\.\d{1,3})?$)"}}; }
};

template <>
struct tandem::db::Field<tandem::negotiation::Quantity> {
    static constexpr auto kind = ColumnKind::integer;
    static Value value(negotiation::Quantity quantity) { return quantity.thousandths; }
    static bool read(Cell& cell, negotiation::Quantity& out) { return out.thousandths = cell.integer, true; }
};

template <>
struct tandem::db::Field<tandem::negotiation::BasisPoints> {
    static constexpr auto kind = ColumnKind::integer;
    static Value value(negotiation::BasisPoints rate) { return rate.value; }
    static bool read(Cell& cell, negotiation::BasisPoints& out) { return out.value = cell.integer, true; }
};
