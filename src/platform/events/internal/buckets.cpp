#include "platform/events/internal/buckets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "base/zone.hpp"

namespace tandem::events {
namespace {

std::int64_t local_ms(Instant at, std::string const& zone) { return local_of(at, zone).ms; }

std::int64_t floor_to(std::int64_t value, std::int64_t step) { return value - ((value % step) + step) % step; }

constexpr std::int64_t minute_ms = 60'000, hour_ms = 3'600'000, day_ms = 86'400'000;

/// 1970-01-01 was a Thursday; weeks begin on Monday.
std::int64_t week_start(std::int64_t local) { return floor_to(local + 3 * day_ms, 7 * day_ms) - 3 * day_ms; }

std::int64_t month_start(std::int64_t local) {
    Date date = date_of(Instant{local});
    return midnight_of({date.year, date.month, 1}).ms;
}

std::int64_t bucket_of(Field interval, std::int64_t local) {
    switch (interval) {
        case Field::minute:
            return floor_to(local, minute_ms);
        case Field::hour:
            return floor_to(local, hour_ms);
        case Field::day:
            return floor_to(local, day_ms);
        case Field::week:
            return week_start(local);
        case Field::month:
            return month_start(local);
        default:
            throw std::logic_error("not an interval");
    }
}

std::int64_t next_bucket(Field interval, std::int64_t bucket) {
    switch (interval) {
        case Field::minute:
            return bucket + minute_ms;
        case Field::hour:
            return bucket + hour_ms;
        case Field::day:
            return bucket + day_ms;
        case Field::week:
            return bucket + 7 * day_ms;
        default:
            return month_start(bucket + 31 * day_ms);
    }
}

/// UTC to local as SQL: one constant, or a CASE over the changes of the clock between from and to.
std::string local_sql(std::string const& column, Instant from, Instant to, std::string const& zone) {
    auto offset = offset_at(from, zone);
    std::string cases;
    while (offset.until < to) {
        cases += fmt::format(" when {} < {} then {}", column, offset.until.ms, offset.ahead.ms);
        offset = offset_at(offset.until, zone);
    }
    if (cases.empty()) return fmt::format("({} + {})", column, offset.ahead.ms);
    return fmt::format("({} + case{} else {} end)", column, cases, offset.ahead.ms);
}

}  // namespace

std::string bucket_sql(Field interval, std::string const& column, Instant from, Instant to, std::string const& zone) {
    auto local = local_sql(column, from, to, zone);
    switch (interval) {
        case Field::minute:
            return fmt::format("({} // {}) * {}", local, minute_ms, minute_ms);
        case Field::hour:
            return fmt::format("({} // {}) * {}", local, hour_ms, hour_ms);
        case Field::day:
            return fmt::format("({} // {}) * {}", local, day_ms, day_ms);
        case Field::week:
            return fmt::format("(({} + {}) // {}) * {} - {}", local, 3 * day_ms, 7 * day_ms, 7 * day_ms, 3 * day_ms);
        case Field::month:
            return fmt::format("epoch_ms(date_trunc('month', make_timestamp_ms({}))::timestamp)", local);
        default:
            throw std::logic_error("not an interval");
    }
}

std::string bucket_label(Field interval, std::int64_t local, Instant from, std::string const& zone) {
    if (interval == Field::week) local = std::max(local, floor_to(local_ms(from, zone), day_ms));
    auto label = format_date(date_of(Instant{local}));
    if (interval != Field::hour && interval != Field::minute) return label;
    auto of_day = floor_to(local, minute_ms) - floor_to(local, day_ms);
    return fmt::format("{} {:02}:{:02}:00", label, of_day / hour_ms, of_day % hour_ms / minute_ms);
}

bool is_time(Field field) { return field >= Field::minute; }

std::vector<std::string> time_labels(Field interval, Instant from, Instant to, std::string const& zone) {
    std::vector<std::string> labels;
    if (from >= to) return labels;
    auto last = local_ms(Instant{to.ms - 1}, zone);
    for (auto at = bucket_of(interval, local_ms(from, zone)); at <= last; at = next_bucket(interval, at))
        labels.push_back(bucket_label(interval, at, from, zone));
    return labels;
}

std::string time_label(Field interval, Instant at, Instant from, std::string const& zone) {
    return bucket_label(interval, bucket_of(interval, local_ms(at, zone)), from, zone);
}

std::int64_t count_intervals(Field interval, Instant from, Instant to) {
    auto first = bucket_of(interval, from.ms);
    return (to - from).ms / (next_bucket(interval, first) - first);
}

std::string format_in_zone(Instant at, std::string const& zone) {
    auto local = local_ms(at, zone);
    auto offset = (local - at.ms) / minute_ms;
    auto text = format_rfc3339(Instant{local});  // "…T00:00:00.000Z"
    return fmt::format("{}{}{:02}:{:02}", text.substr(0, 19), offset < 0 ? '-' : '+', std::abs(offset) / 60, std::abs(offset) % 60);
}

}  // namespace tandem::events
