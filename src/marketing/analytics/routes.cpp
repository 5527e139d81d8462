#include "marketing/analytics/routes.hpp"

#include "base/zone.hpp"
#include "marketing/analytics/collector.hpp"
#include "marketing/analytics/dimensions.hpp"
#include "marketing/analytics/stats_query.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/db/db.hpp"

#include <atomic>
#include <map>

namespace tandem::analytics {
namespace {

using http::Response;

constexpr std::size_t largest_event_bytes = 64 * 1024;

Response accepted(bool counted) {
    auto response = http::text("ok", 202);
    if (!counted) response.headers.set("x-plausible-dropped", "1");
    return response;
}

Result<Response> allow_tracker(http::Ask&) {
    Response response{.status = 204};
    response.headers.set("Access-Control-Allow-Methods", "POST");
    response.headers.set("Access-Control-Allow-Headers", "Content-Type");
    response.headers.set("Access-Control-Max-Age", "86400");
    return response;
}

/// Answers once for several events: refused when any could not be stored.
struct Acknowledgement {
    std::atomic<std::size_t> open;
    std::atomic<bool> stored = true;
    bool counted;
    http::Reply reply;

    Acknowledgement(std::size_t events, bool is_counted, http::Reply to) : open(events), counted(is_counted), reply(std::move(to)) {}
    void one_done(bool durable) {
        if (!durable) stored = false;
        if (--open > 0) return;
        if (stored) return reply(accepted(counted));
        reply(http::text("The event could not be stored; nothing was counted.", 503));
    }
};

Result<http::Answer> take_event(http::Ask& ask, http::Request const& request) {
    auto incoming = read_incoming(request.body);
    if (!incoming) return fail(incoming);
    auto& collector = ask.part<Collector>();
    auto events = collector.events_from(request, *incoming);
    if (events.empty()) return accepted(false);
    bool counted = events.front().bot.empty();
    return http::Later{[events = std::move(events), counted, &store = collector.store()](http::Reply reply) {
        auto acknowledgement = std::make_shared<Acknowledgement>(events.size(), counted, std::move(reply));
        for (auto const& event : events) store.append(event, [acknowledgement](bool durable) { acknowledgement->one_done(durable); });
    }};
}

Failure site_unknown() { return not_found("site_unknown", "There is no such site in this workspace."); }

Result<SiteList> list_sites(db::Read& read, http::Query<SiteQuery> const& asked) {
    auto limit = asked->limit ? asked->limit->value : 100;
    if (asked->after && asked->before) return invalid_field("/before", "one_cursor_only", "Go on after a site or before one, not both.");
    auto page = page_of_sites(read, asked->after, asked->before, limit);
    SiteList list{.sites = std::move(page.sites), .meta = {.limit = limit}};
    if (page.has_later) list.meta.after = list.sites.back().domain;
    if (page.has_earlier) list.meta.before = list.sites.front().domain;
    return list;
}

Result<Site> read_site(db::Read& read, std::string const& site_id) {
    auto site = find_site(read, site_id);
    if (!site) return site_unknown();
    return *site;
}

Result<std::string> zone_of(db::Read& read, std::optional<std::string> const& given) {
    if (given && !is_zone(*given)) return invalid_field("/timezone", "timezone_unknown", "This is not a time zone such as Europe/Berlin.");
    if (given) return *given;
    return auth::workspace_of(read).timezone;
}

Result<Site> create_site(http::Ask& ask, SiteInput const& input) {
    auto domain = domain_from(input.domain.value);
    if (!domain) return invalid_field("/domain", "domain_invalid", "A domain is a host name such as example.com.");
    auto site = ask.write([&](db::Write& write) -> Result<Site> {
        auto zone = zone_of(write, input.timezone);
        if (!zone) return fail(zone);
        return add_site(write, *domain, *zone);
    });
    if (site) ask.part<Collector>().sites().forget();
    return site;
}

Result<SiteDeleted> remove_site(http::Ask& ask, std::string const& site_id) {
    auto site = ask.write([&](db::Write& write) -> Result<Site> {
        auto found = find_site(write, site_id);
        if (!found) return site_unknown();
        delete_site(write, found->id);
        write.summarize("Removed the site " + found->domain);
        return *found;
    });
    if (!site) return fail(site);
    auto& collector = ask.part<Collector>();
    collector.sites().forget();
    collector.store().forget_site(ask.actor().workspace_id, site->id);
    return SiteDeleted{};
}

Result<StatsAnswer> ask_stats(http::Ask& ask, json::object const& body) {
    auto name = site_named_in(body);
    if (!name) return invalid_field("/site_id", "missing", "Say which site: its domain.");
    auto site = ask.read([&](db::Read& read) { return read_site(read, *name); });
    if (!site) return fail(site);

    auto& store = ask.part<events::Store>();
    auto workspace_id = ask.actor().workspace_id;
    auto first_event = [&] {
        auto first = store.find_visits({.workspace_id = workspace_id, .site_id = site->id, .oldest_first = true, .limit = 1});
        return first.empty() ? site->created_at : first.front().started_at;
    };
    auto stats = read_stats_query(body, workspace_id, *site, now(), first_event);
    if (!stats) return fail(stats);
    auto answer = store.ask(stats->query);
    if (!answer) return fail(answer);
    std::optional<events::Answer> compared;
    if (stats->comparison) {
        auto before = store.ask(comparison_query(*stats));
        if (!before) return fail(before);
        compared = std::move(*before);
    }
    return stats_answer(*stats, *site, *answer, compared);
}

std::vector<Counted> counted_by(events::Store& store, events::Query query, events::Field field) {
    query.dimensions = {{field}};
    query.limit = 10;
    std::vector<Counted> list;
    auto answer = store.ask(query);
    if (!answer) return list;
    for (auto const& row : answer->rows) list.push_back({shown({field}, row.dimensions[0]), static_cast<std::int64_t>(row.metrics[0])});
    return list;
}

std::vector<Counted> by_minute(events::Store& store, events::Query query) {
    constexpr auto full_minutes = minutes(29);  // and the one that has just begun
    query.from = Instant{(query.to.ms - full_minutes.ms) / minutes(1).ms * minutes(1).ms};
    query.dimensions = {{events::Field::minute}};
    std::map<std::string, std::int64_t> visitors;
    if (auto answer = store.ask(query))
        for (auto const& row : answer->rows) visitors[row.dimensions[0]] = static_cast<std::int64_t>(row.metrics[0]);
    std::vector<Counted> list;
    for (auto const& label : events::time_labels(events::Field::minute, query.from, query.to, query.zone))
        list.push_back({label, visitors[label]});
    return list;
}

Result<Realtime> read_live_visitors(http::Ask& ask, http::Query<RealtimeQuery> const& asked) {
    events::Query query{.workspace_id = ask.actor().workspace_id, .metrics = {events::Metric::visitors}};
    if (asked->site_id) {
        auto site = ask.read([&](db::Read& read) { return read_site(read, *asked->site_id); });
        if (!site) return fail(site);
        query.site_id = site->id;
        query.zone = site->timezone;
    }
    query.to = now() + milliseconds(1);
    query.from = query.to - minutes(5);
    auto& store = ask.part<events::Store>();
    auto total = store.ask(query);
    if (!total) return fail(total);
    return Realtime{.visitors = static_cast<std::int64_t>(total->rows.at(0).metrics[0]),
                    .minutes = by_minute(store, query),
                    .pages = counted_by(store, query, events::Field::page),
                    .sources = counted_by(store, query, events::Field::source),
                    .countries = counted_by(store, query, events::Field::country)};
}

}  // namespace

http::Routes const analytics_routes = {
    http::route<take_event>(http::POST, "/api/event", http::may::anyone, "Take in a page view or another event of a visitor",
                            {.body_limit = largest_event_bytes, .open_to_all = true, .at_once = true}),
    http::route<allow_tracker>(http::OPTIONS, "/api/event", http::may::anyone, "Let trackers on other sites send events",
                               {.open_to_all = true}),
    http::route<list_sites>(http::GET, "/api/v1/sites", http::may::read_records, "List sites"),
    http::route<create_site>(http::POST, "/api/v1/sites", http::may::market, "Count the visits of another site"),
    http::route<read_site>(http::GET, "/api/v1/sites/{site_id}", http::may::read_records, "Read a site, by domain or id"),
    http::route<remove_site>(http::DELETE, "/api/v1/sites/{site_id}", http::may::market, "Remove a site and all that was counted"),
    http::route<ask_stats>(http::POST, "/api/v2/query", http::may::read_records, "Ask for figures of a site"),
    http::route<read_live_visitors>(http::GET, "/api/analytics/realtime", http::may::read_records, "Visitors of the last minutes"),
};

}  // namespace tandem::analytics
