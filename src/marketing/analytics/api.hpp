#pragma once

// Sites and the live view. The shapes of /api/event and /api/v2/query are Plausible's; incoming.hpp and stats_query.hpp read them.

#include "base/described.hpp"
#include "platform/events/event.hpp"

namespace tandem::analytics {

using events::SiteId;

struct Site {
    SiteId id;
    std::string domain;
    std::string timezone;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Site, (), (id, domain, timezone, created_at))

struct SiteInput {
    Text<1, 253> domain;
    std::optional<std::string> timezone;  ///< the workspace's when it is not given
};
BOOST_DESCRIBE_STRUCT(SiteInput, (), (domain, timezone))

/// Cursors are those of the answer before.
struct SiteQuery {
    std::optional<std::string> after;
    std::optional<std::string> before;
    std::optional<Whole<1, 1000>> limit;
};
BOOST_DESCRIBE_STRUCT(SiteQuery, (), (after, before, limit))

struct SiteListMeta {
    std::optional<std::string> after{};   ///< cursor of the next page; absent on the last
    std::optional<std::string> before{};  ///< of the page before; absent on the first
    std::int64_t limit = 100;
};
BOOST_DESCRIBE_STRUCT(SiteListMeta, (), (after, before, limit))

struct SiteList {
    std::vector<Site> sites;
    SiteListMeta meta;
};
BOOST_DESCRIBE_STRUCT(SiteList, (), (sites, meta))

struct SiteDeleted {
    bool deleted = true;
};
BOOST_DESCRIBE_STRUCT(SiteDeleted, (), (deleted))

struct RealtimeQuery {
    std::optional<std::string> site_id;  ///< domain or id; all sites without
};
BOOST_DESCRIBE_STRUCT(RealtimeQuery, (), (site_id))

struct Counted {
    std::string name;
    std::int64_t visitors = 0;
};
BOOST_DESCRIBE_STRUCT(Counted, (), (name, visitors))

struct Realtime {
    std::int64_t visitors = 0;     ///< in the last five minutes
    std::vector<Counted> minutes;  ///< the last thirty, oldest first, with those that are empty
    std::vector<Counted> pages;
    std::vector<Counted> sources;
    std::vector<Counted> countries;
};
BOOST_DESCRIBE_STRUCT(Realtime, (), (visitors, minutes, pages, sources, countries))

/// A number as Plausible writes it: whole ones without a point.
struct Figure {
    double value = 0;
};

struct StatsComparison {
    std::vector<Figure> metrics;
    std::vector<Figure> change;  ///< percent; for shares the difference in points
};
BOOST_DESCRIBE_STRUCT(StatsComparison, (), (metrics, change))

struct StatsRow {
    std::vector<std::string> dimensions;
    std::vector<Figure> metrics;
    std::optional<StatsComparison> comparison{};
};
BOOST_DESCRIBE_STRUCT(StatsRow, (), (dimensions, metrics, comparison))

struct StatsMeta {
    std::optional<std::vector<std::string>> time_labels{};
    std::optional<bool> imports_included{};
    std::optional<std::int64_t> total_rows{};
};
BOOST_DESCRIBE_STRUCT(StatsMeta, (), (time_labels, imports_included, total_rows))

struct StatsAnswer {
    std::vector<StatsRow> results;
    StatsMeta meta;
    json::object query;  ///< what was asked, as it was understood
};
BOOST_DESCRIBE_STRUCT(StatsAnswer, (), (results, meta, query))

}  // namespace tandem::analytics

namespace tandem {

template <>
struct Coder<analytics::Figure> {
    static json::value write(analytics::Figure figure);
    static json::object schema(Schemas&) { return {{"type", "number"}}; }
};

}  // namespace tandem
