#include "sales/qualification/business_hours.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tandem::qualification {
namespace {

using Clock = std::chrono::milliseconds;

date::time_zone const* zone_named(std::string const& name) {
    try {
        return date::locate_zone(name);
    } catch (std::exception const&) {
        return date::locate_zone("Etc/UTC");
    }
}

date::sys_time<Clock> point(Instant at) { return date::sys_time<Clock>(Clock(at.ms)); }

/// Where the clock on the wall shows that minute; a minute that does not exist that day is the moment of the change.
Instant at_minute(date::local_days day, std::int64_t minute, date::time_zone const* zone) {
    auto const utc = zone->to_sys(day + std::chrono::minutes(minute), date::choose::earliest);
    return {std::chrono::duration_cast<Clock>(utc.time_since_epoch()).count()};
}

struct Shift {
    Instant opens;
    Instant closes;
};

bool is_worked(date::local_days day, BusinessHours const& hours) {
    auto const weekday = static_cast<std::int64_t>(date::weekday(day).iso_encoding());
    return std::ranges::any_of(hours.working_days, [&](auto const& known) { return known.value == weekday; });
}

/// Calls `use(shift)` for each working day from that of `start` on until it answers false.
template <class F>
void each_shift(Instant start, BusinessHours const& hours, std::string const& zone_name, F&& use) {
    auto const* zone = zone_named(zone_name);
    auto day = date::floor<date::days>(zone->to_local(point(start)));
    // Ten years without an end means there are no working days at all.
    for (int i = 0; i < 3660; ++i, day += date::days(1)) {
        if (!is_worked(day, hours)) continue;
        if (!use(Shift{at_minute(day, hours.opens_minute, zone), at_minute(day, hours.closes_minute, zone)})) return;
    }
}

}  // namespace

Result<void> check_hours(BusinessHours const& hours) {
    if (hours.working_days.empty()) return invalid_field("/working_days", "hours_invalid", "At least one day is a working day.");
    if (hours.closes_minute.value <= hours.opens_minute.value)
        return invalid_field("/closes_minute", "hours_invalid", "The day ends after it begins.");
    return {};
}

Instant add_business_time(Instant start, Duration amount, BusinessHours const& hours, std::string const& zone) {
    auto left = amount.ms;
    Instant at = start + amount;
    each_shift(start, hours, zone, [&](Shift const& shift) {
        auto const from = std::max(start, shift.opens);
        auto const worked = shift.closes.ms - from.ms;
        if (worked <= 0) return true;
        if (left <= worked) return at = {from.ms + left}, false;
        left -= worked;
        return true;
    });
    return at;
}

Duration business_time_between(Instant start, Instant end, BusinessHours const& hours, std::string const& zone) {
    Duration total;
    each_shift(start, hours, zone, [&](Shift const& shift) {
        if (shift.opens >= end) return false;
        total.ms += std::max<std::int64_t>(0, std::min(end, shift.closes).ms - std::max(start, shift.opens).ms);
        return true;
    });
    return total;
}

std::string say_when(Instant at, std::string const& zone) {
    auto const local = date::floor<std::chrono::minutes>(zone_named(zone)->to_local(point(at)));
    auto const day = date::year_month_day(date::floor<date::days>(local)).day();
    return fmt::format("{} {} {}", date::format("%a", local), unsigned(day), date::format("%b, %H:%M", local));
}

}  // namespace tandem::qualification
