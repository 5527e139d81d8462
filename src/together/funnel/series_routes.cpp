#include "together/funnel/routes.hpp"

#include "platform/auth/workspace.hpp"
#include "platform/events/query.hpp"
#include "together/funnel/period.hpp"

#include <algorithm>

namespace tandem::funnel {
namespace {

using http::Query;

constexpr std::int64_t most_intervals = 10'000;

events::Field field_of(Interval interval) {
    switch (interval) {
        case Interval::hour:
            return events::Field::hour;
        case Interval::week:
            return events::Field::week;
        case Interval::month:
            return events::Field::month;
        case Interval::day:
            break;
    }
    return events::Field::day;
}

Result<SeriesView> read_series(db::Read& read, Query<SeriesQuery> const& query) {
    auto const workspace = auth::workspace_of(read);
    auto const period = period_of(query->from, query->to, workspace.timezone);
    if (!period) return fail(period);
    auto const interval = field_of(query->interval.value_or(Interval::day));
    if (events::count_intervals(interval, period->from, period->to) > most_intervals)
        return invalid_field("/interval", "too_many_intervals",
                             "These are more than 10,000 intervals. Ask for a shorter period or longer intervals.");

    SeriesView view{{}, 0, {0, workspace.currency}};
    std::map<std::string, SeriesRow, std::less<>> rows;
    for (auto const& time : events::time_labels(interval, period->from, period->to, workspace.timezone))
        rows.emplace(time, SeriesRow{time, 0, {0, workspace.currency}});
    auto const row_at = [&](Quarter const& quarter) -> SeriesRow& {
        return rows.at(events::time_label(interval, std::max(quarter.begin(), period->from), period->from, workspace.timezone));
    };
    Touched const only{query->source, query->campaign};
    for (auto const& quarter : leads_by_quarter(read, *period, only)) {
        row_at(quarter).leads += quarter.count;
        view.leads += quarter.count;
    }
    for (auto const& quarter : won_by_quarter(read, *period, workspace.currency, only)) {
        row_at(quarter).won.minor += quarter.count;
        view.won.minor += quarter.count;
    }
    for (auto& [time, row] : rows) view.results.push_back(std::move(row));
    return view;
}

}  // namespace

http::Routes const series_routes = {
    http::route<read_series>(http::GET, "/api/funnel/series", http::may::read_records,
                             "Count leads and sum won revenue for each hour, day, week or month of a period"),
};

}  // namespace tandem::funnel
