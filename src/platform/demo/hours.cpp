#include "platform/demo/hours.hpp"

#include <algorithm>

namespace tandem::demo {

Duration some_days(Random& random, double median) {
    return hours(std::max<std::int64_t>(1, static_cast<std::int64_t>(random.spread(median, 0.7) * 24)));
}

Instant in_office(Random& random, Instant at) {
    auto date = date_of(at);
    auto const planned = minutes(random.between(7 * 60, 16 * 60 + 30));
    if (weekday_of(date) == 7 || midnight_of(date) + planned < at) date = add_days(date, weekday_of(date) == 6 ? 2 : 1);
    return midnight_of(date) + planned;
}

Instant by_day(Random& random, Instant at) {
    auto const since_midnight = at - midnight_of(date_of(at));
    if (since_midnight >= hours(6) && since_midnight < hours(22)) return at;
    auto const morning = midnight_of(since_midnight < hours(6) ? date_of(at) : add_days(date_of(at), 1));
    return morning + minutes(random.between(6 * 60, 9 * 60));
}

}  // namespace tandem::demo
