#pragma once

#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "platform/events/event.hpp"

/// A question to the events as a value. Every engine answers the same question; nobody writes its SQL but the planner.
namespace tandem::events {

enum class Metric {
    visitors,  ///< distinct visitor ids
    visits,    ///< those with an event in the period, also when they began before it
    pageviews,
    events,           ///< page views and custom events
    views_per_visit,  ///< 2 decimals
    bounce_rate,      ///< percent of visits; with a page filter or dimension, of visits that entered there
    visit_duration,   ///< seconds, mean over all visits
    percentage,       ///< of all visitors under the same filter, 1 decimal
    conversion_rate,  ///< of all visitors without the filters on event name and properties, 1 decimal
    time_on_page,     ///< seconds of activity per visit with any
    scroll_depth,     ///< percent, mean over visits of the deepest
};
BOOST_DESCRIBE_ENUM(Metric, visitors, visits, pageviews, events, views_per_visit, bounce_rate, visit_duration, percentage, conversion_rate,
                    time_on_page, scroll_depth)

enum class Field {
    // of one event
    page,
    name,
    goal,
    hostname,
    property,  ///< goal: every name but a page view's
    // of a visit
    entry_page,
    exit_page,
    source,
    channel,
    referrer,
    utm_source,
    utm_medium,
    utm_campaign,
    utm_term,
    utm_content,
    campaign,
    country,
    country_name,
    device,
    browser,
    browser_version,
    os,
    os_version,
    screen,
    // time, in the query's zone; only as dimensions
    minute,
    hour,
    day,
    week,
    month,
};
BOOST_DESCRIBE_ENUM(Field, page, name, goal, hostname, property, entry_page, exit_page, source, channel, referrer, utm_source, utm_medium,
                    utm_campaign, utm_term, utm_content, campaign, country, country_name, device, browser, browser_version, os, os_version,
                    screen, minute, hour, day, week, month)

struct Dimension {
    Field field = Field::page;
    std::string property{};  ///< which one, for Field::property
    bool operator==(Dimension const&) const = default;
};

enum class Match { is, is_not, contains, contains_not, matches, matches_not };
BOOST_DESCRIBE_ENUM(Match, is, is_not, contains, contains_not, matches, matches_not)

/// A tree. The default one (all of nothing) lets everything through.
struct Filter {
    enum class Kind { all_of, any_of, not_any_of, compare };
    Kind kind = Kind::all_of;
    std::vector<Filter> parts{};
    Match match = Match::is;
    Dimension dimension{};
    std::vector<std::string> values{};  ///< any of them
    bool case_sensitive = true;
};
Filter all_of(std::vector<Filter> parts);
Filter any_of(std::vector<Filter> parts);
Filter not_any_of(std::vector<Filter> parts);
Filter compare(Dimension dimension, Match match, std::vector<std::string> values, bool case_sensitive = true);

struct Order {
    enum class Direction { ascending, descending };
    bool by_metric = true;  ///< else by dimension
    std::size_t index = 0;  ///< in `metrics` or `dimensions`
    Direction direction = Direction::descending;
};

struct Query {
    WorkspaceId workspace_id{};
    std::optional<SiteId> site_id{};  ///< nullopt = all sites of the workspace
    Instant from{}, to{};             ///< half-open; a visit that reaches into it counts as a whole
    std::string zone = "UTC";         ///< IANA name
    std::vector<Metric> metrics{};
    std::vector<Dimension> dimensions{};
    Filter filter{};
    std::vector<Order> order_by{};  ///< empty: time ascending, else the first metric descending
    std::int64_t limit = 10'000;
    std::int64_t offset = 0;
};

struct Answer {
    struct Row {
        std::vector<std::string> dimensions;  ///< times as `2026-11-23` or `2026-11-23 16:00:00`
        std::vector<double> metrics;
    };
    std::vector<Row> rows;
    std::int64_t total_rows = 0;  ///< without limit and offset
};

bool is_time(Field field);

/// The labels of all intervals from `from` to `to`, also those without events.
std::vector<std::string> time_labels(Field interval, Instant from, Instant to, std::string const& zone);

/// The label of the interval an instant lies in; the first week begins at `from`, as among `time_labels`.
std::string time_label(Field interval, Instant at, Instant from, std::string const& zone);

/// How many labels these are, but for one or two at the ends.
std::int64_t count_intervals(Field interval, Instant from, Instant to);

/// "2026-11-23T00:00:00+01:00"
std::string format_in_zone(Instant at, std::string const& zone);

}  // namespace tandem::events
