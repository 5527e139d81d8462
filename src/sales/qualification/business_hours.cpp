#include "sales/qualification/business_hours.hpp"

#include <algorithm>

#include "base/zone.hpp"

namespace tandem::qualification {
namespace {

/// When the clocks show that minute; one that does not exist that day is the moment of the change.
Instant at_minute(Date day, std::int64_t minute, std::string const& zone) { return moment_of(midnight_of(day) + minutes(minute), zone); }

bool is_worked(Date day, BusinessHours const& hours) {
    return std::ranges::any_of(hours.working_days, [&](auto const& known) { return known.value == weekday_of(day); });
}

/// Calls `use(shift)` for each working day from that of `start` on until it answers false.
template <class F>
void each_shift(Instant start, BusinessHours const& hours, std::string const& zone, F&& use) {
    auto day = date_in(start, zone);
    // Ten years without an end means there are no working days at all.
    for (int i = 0; i < 3660; ++i, day = add_days(day, 1)) {
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

WorkingTime::WorkingTime(Instant from, Instant to, BusinessHours const& hours, std::string const& zone) {
    std::int64_t worked = 0;
    auto const last = date_in(to, zone);
    for (auto day = date_in(from, zone); day <= last; day = add_days(day, 1)) {
        if (!is_worked(day, hours)) continue;
        auto const& shift = shifts_.emplace_back(at_minute(day, hours.opens_minute, zone), at_minute(day, hours.closes_minute, zone));
        worked_before_.push_back(worked);
        worked += std::max<std::int64_t>(0, (shift.closes - shift.opens).ms);
    }
}

std::int64_t WorkingTime::worked_until(Instant at) const {
    auto const next = std::ranges::upper_bound(shifts_, at, {}, &Shift::opens);
    if (next == shifts_.begin()) return 0;
    auto const index = next - shifts_.begin() - 1;
    auto const& shift = shifts_[static_cast<std::size_t>(index)];
    return worked_before_[static_cast<std::size_t>(index)] + std::max<std::int64_t>(0, (std::min(at, shift.closes) - shift.opens).ms);
}

Duration WorkingTime::between(Instant start, Instant end) const {
    return milliseconds(std::max<std::int64_t>(0, worked_until(end) - worked_until(start)));
}

}  // namespace tandem::qualification
