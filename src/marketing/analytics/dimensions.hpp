#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/events/query.hpp"

/// Plausible's names of dimensions, and how an empty value is shown.
namespace tandem::analytics {

/// "visit:source", "event:page", "event:props:plan", "time:day"; "time" alone picks an interval for the length of the period.
std::optional<events::Dimension> dimension_named(std::string_view name, Duration length_of_period);
std::string name_of(events::Dimension const& dimension);

/// The place of the time dimension, or the number of dimensions when there is none.
std::size_t time_dimension(events::Query const& query);

/// "" as source → "Direct / None"
std::string shown(events::Dimension const& dimension, std::string const& value);
/// And back, for filters.
std::string stored(events::Dimension const& dimension, std::string const& value);

}  // namespace tandem::analytics
