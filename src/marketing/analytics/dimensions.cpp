#include "marketing/analytics/dimensions.hpp"

#include <algorithm>

#include "base/described.hpp"
#include "marketing/analytics/country_names.hpp"

namespace tandem::analytics {
namespace {

using events::Dimension;
using events::Field;

bool is_of_event(Field field) { return field == Field::page || field == Field::name || field == Field::goal || field == Field::hostname; }

/// Plausible's bounds; a day on which the clock is set back has an hour more.
Field fitting_interval(Duration length) {
    auto is_within = [&](int number) { return length <= hours(24 * number + 1); };
    if (is_within(2)) return Field::hour;
    if (is_within(40)) return Field::day;
    return is_within(52 * 7) ? Field::week : Field::month;
}

char const* empty_as(Dimension const& dimension) {
    switch (dimension.field) {
        case Field::source:
        case Field::referrer:
            return "Direct / None";
        case Field::channel:
            return "Direct";
        case Field::property:
            return "(none)";
        case Field::page:
        case Field::name:
        case Field::goal:
        case Field::hostname:
        case Field::entry_page:
        case Field::exit_page:
            return "";
        default:
            return "(not set)";
    }
}

}  // namespace

std::optional<Dimension> dimension_named(std::string_view name, Duration length_of_period) {
    constexpr std::string_view of_event = "event:", of_visit = "visit:", of_time = "time:", props = "event:props:";
    if (name == "time") return Dimension{fitting_interval(length_of_period)};
    if (name.starts_with(props) && name.size() > props.size()) return Dimension{Field::property, std::string(name.substr(props.size()))};
    auto field = enumerator_named<Field>(name.substr(name.find(':') + 1));
    if (!field || *field == Field::property) return std::nullopt;
    bool fits = (name.starts_with(of_event) && is_of_event(*field)) || (name.starts_with(of_time) && is_time(*field)) ||
                (name.starts_with(of_visit) && !is_of_event(*field) && !is_time(*field));
    if (!fits) return std::nullopt;
    return Dimension{*field};
}

std::string name_of(Dimension const& dimension) {
    if (dimension.field == Field::property) return "event:props:" + dimension.property;
    auto field = std::string(tandem::name_of(dimension.field));
    if (is_time(dimension.field)) return "time:" + field;
    return (is_of_event(dimension.field) ? "event:" : "visit:") + field;
}

std::size_t time_dimension(events::Query const& query) {
    auto found = std::ranges::find_if(query.dimensions, [](Dimension const& dimension) { return is_time(dimension.field); });
    return static_cast<std::size_t>(found - query.dimensions.begin());
}

std::string shown(Dimension const& dimension, std::string const& value) {
    if (dimension.field == Field::country_name && !value.empty()) return std::string(country_name(value));
    if (dimension.field == Field::campaign && value == "0") return "(not set)";
    return value.empty() ? empty_as(dimension) : value;
}

std::string stored(Dimension const& dimension, std::string const& value) {
    bool stands_for_empty = value == "(not set)" || value == "(none)" || value == empty_as(dimension);
    if (!stands_for_empty || dimension.field == Field::channel || dimension.field == Field::country_name) return value;
    return dimension.field == Field::campaign ? "0" : "";
}

}  // namespace tandem::analytics
