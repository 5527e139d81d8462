#include "marketing/analytics/date_range.hpp"

#include <algorithm>
#include <charconv>

#include "base/zone.hpp"

namespace tandem::analytics {
namespace {

Failure wrong_range() {
    return invalid_field("/date_range", "date_range_invalid",
                         "A date range is day, 7d, 28d, 30d, 91d, month, 6mo, 12mo, year, all, or two dates with the earlier one first.");
}

Date add_months(Date date, int by) {
    int months = date.year * 12 + date.month - 1 + by;
    return {months / 12, months % 12 + 1, 1};
}

/// "7d" → 7 for the suffix "d"
std::optional<int> count_before(std::string_view text, std::string_view suffix, int most) {
    if (!text.ends_with(suffix)) return std::nullopt;
    text.remove_suffix(suffix.size());
    int count = 0;
    auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (problem != std::errc{} || end != text.data() + text.size() || count < 1 || count > most) return std::nullopt;
    return count;
}

struct Days {
    Date first, next;  ///< half-open
};

std::optional<Days> days_called(std::string_view name, Date today) {
    auto tomorrow = add_days(today, 1);
    if (name == "day") return Days{today, tomorrow};
    if (name == "month") return Days{add_months(today, 0), tomorrow};
    if (name == "year") return Days{{today.year, 1, 1}, tomorrow};
    if (auto months = count_before(name, "mo", 100)) return Days{add_months(today, -*months), add_months(today, 0)};
    if (auto count = count_before(name, "d", 5'000)) return Days{add_days(today, -*count), today};
    return std::nullopt;
}

Instant whole_second(Instant at) { return {at.ms - ((at.ms % 1'000) + 1'000) % 1'000}; }

std::optional<Period> two_dates(boost::json::array const& ends, std::string const& zone) {
    if (ends.size() != 2 || !ends[0].is_string() || !ends[1].is_string()) return std::nullopt;
    std::string_view first = ends[0].as_string(), last = ends[1].as_string();
    auto from_day = parse_date(first), to_day = parse_date(last);
    if (from_day && to_day) return Period{start_of_day(*from_day, zone), start_of_day(add_days(*to_day, 1), zone)};
    auto from = parse_rfc3339(first), to = parse_rfc3339(last);
    if (!from || !to) return std::nullopt;
    return Period{*from, whole_second(*to) + seconds(1)};
}

Period moved(Period const& period, std::string const& zone, auto const& move) {
    auto at = [&](Instant instant) {
        auto day = date_in(instant, zone);
        return start_of_day(move(day), zone) + (instant - start_of_day(day, zone));
    };
    return {at(period.from), at(period.to)};
}

}  // namespace

Result<Period> read_date_range(boost::json::value const& given, Instant now, std::string const& zone,
                               std::function<Instant()> const& first_event) {
    if (given.is_array()) {
        auto period = two_dates(given.as_array(), zone);
        if (!period || period->from >= period->to) return wrong_range();
        if (period->from < midnight_of({1970, 1, 1}) - days(1) || period->to > midnight_of({2100, 1, 1}))
            return invalid_field("/date_range", "date_range_too_far", "Dates lie between 1970 and 2099.");
        return *period;
    }
    if (!given.is_string()) return wrong_range();
    std::string_view name = given.as_string();
    auto today = date_in(now, zone);
    if (name == "realtime") return Period{now - minutes(5), now + milliseconds(1)};
    if (name == "all")
        return Period{start_of_day(date_in(std::min(first_event(), now), zone), zone), start_of_day(add_days(today, 1), zone)};
    auto called = days_called(name, today);
    if (!called) return wrong_range();
    return Period{start_of_day(called->first, zone), start_of_day(called->next, zone)};
}

Period previous_period(Period const& period, std::string const& zone) {
    auto first = date_in(period.from, zone), next = date_in(period.to, zone);
    bool whole_days = start_of_day(first, zone) == period.from && start_of_day(next, zone) == period.to;
    if (!whole_days) return {period.from - (period.to - period.from), period.from};
    auto length = static_cast<int>((midnight_of(next) - midnight_of(first)).ms / days(1).ms);
    return {start_of_day(add_days(first, -length), zone), period.from};
}

Period year_before(Period const& period, std::string const& zone) {
    return moved(period, zone, [](Date day) {
        --day.year;
        return is_valid(day) ? day : Date{day.year, day.month, day.day - 1};
    });
}

}  // namespace tandem::analytics
