#pragma once

// Time counted only while people work; the zone is the workspace's.

#include "base/described.hpp"

namespace tandem::qualification {

struct BusinessHours {
    std::vector<Whole<1, 7>> working_days = {{1}, {2}, {3}, {4}, {5}};  ///< 1 is Monday
    Whole<0, 1439> opens_minute{9 * 60};                                ///< of the day, by the clock on the wall
    Whole<1, 1440> closes_minute{17 * 60};
    Whole<15, 10'080> answer_minutes{4 * 60};  ///< agreed time to answer a lead
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(BusinessHours, (), (working_days, opens_minute, closes_minute, answer_minutes, version))

/// Code `hours_invalid`.
Result<void> check_hours(BusinessHours const& hours);

/// The moment at which `amount` of working time has passed since `start`. Working hours follow the clock on the wall: on a
/// day that is an hour short or long because of summer time they are still 09 to 17.
Instant add_business_time(Instant start, Duration amount, BusinessHours const& hours, std::string const& zone);

/// Working time between two moments; zero when `end` is not after `start`.
Duration business_time_between(Instant start, Instant end, BusinessHours const& hours, std::string const& zone);

struct Shift {
    Instant opens;
    Instant closes;
};

/// The same for many spans: what each day's hours are is found once.
class WorkingTime {
public:
    /// Spans lie between these.
    WorkingTime(Instant from, Instant to, BusinessHours const& hours, std::string const& zone);
    Duration between(Instant start, Instant end) const;

private:
    std::int64_t worked_until(Instant at) const;

    std::vector<Shift> shifts_;
    std::vector<std::int64_t> worked_before_;  ///< milliseconds, of each shift
};

}  // namespace tandem::qualification
