#pragma once

#include <boost/json.hpp>
#include <functional>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "base/time.hpp"

namespace tandem::analytics {

/// Half-open; days are those of the site's zone.
struct Period {
    Instant from, to;
    bool operator==(Period const&) const = default;
};

/// Plausible's `date_range`: "day", "7d", "28d", "30d", "91d", "month", "6mo", "12mo", "year", "all", "realtime", or
/// [from, to] as dates (both days belong to it) or as instants (both seconds do). Numbers of days and months end before the
/// day or month that is not over; day, month, year and all end with today.
/// `first_event` is asked only for "all".
Result<Period> read_date_range(boost::json::value const& given, Instant now, std::string const& zone,
                               std::function<Instant()> const& first_event);

/// The period of the same length right before, in whole days where the period has whole days.
Period previous_period(Period const& period, std::string const& zone);
Period year_before(Period const& period, std::string const& zone);

}  // namespace tandem::analytics
