// Events only ever grow at the end. Visits change while they are open: those live in a small table of their own and
// move to the large one when they close, so that the large one is never updated.
// Events carry a copy of their visit's acquisition and client: a panel of page views by source needs no join, and
// columns of repeated values cost next to nothing.
#include "platform/events/internal/tables.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::events {
namespace {

constexpr auto attribute_columns = R"(
    source varchar, channel varchar, referrer varchar,
    utm_source varchar, utm_medium varchar, utm_campaign varchar, utm_term varchar, utm_content varchar,
    campaign_id bigint, country varchar, device varchar, browser varchar, browser_version varchar,
    os varchar, os_version varchar, screen varchar)";

constexpr auto visit_table_columns = R"(
    visit_id bigint, workspace_id bigint, site_id bigint, visitor_id ubigint, contact_id bigint,
    started_at bigint, ended_at bigint, hostname varchar, entry_page varchar, exit_page varchar,
    pageviews bigint, events bigint, is_bounce boolean)";

constexpr auto event_table_columns = R"(
    sequence bigint, visit_id bigint, workspace_id bigint, site_id bigint, happened_at bigint, name varchar,
    visitor_id ubigint, contact_id bigint, hostname varchar, pathname varchar, props varchar,
    engagement_ms bigint, scroll_depth bigint, revenue_minor bigint, revenue_currency varchar, bot varchar)";

void append_attributes(duck::Appender& to, Acquisition const& from, Client const& client) {
    to << from.source << from.channel << from.referrer << from.utm_source << from.utm_medium << from.utm_campaign << from.utm_term
       << from.utm_content << from.campaign_id.value << client.country << client.device << client.browser << client.browser_version
       << client.os << client.os_version << client.screen;
}

void append_visit(duck::Appender& to, Visit const& visit) {
    to << visit.visit_id << visit.workspace_id.value << visit.site_id.value << visit.visitor_id << visit.contact_id.value
       << visit.started_at.ms << visit.ended_at.ms << visit.hostname << visit.entry_page << visit.exit_page << visit.pageviews
       << visit.events << visit.is_bounce;
    append_attributes(to, visit.acquisition, visit.client);
}

void append_event(duck::Appender& to, StoredEvent const& stored) {
    auto const& event = stored.event;
    to << stored.sequence << stored.visit_id << event.workspace_id.value << event.site_id.value << event.at.ms << event.name
       << event.visitor_id << event.contact_id.value << event.hostname << event.pathname << event.props << event.engagement_ms
       << std::int64_t{event.scroll_depth} << event.revenue_minor << event.revenue_currency << event.bot;
    append_attributes(to, event.acquisition, event.client);
}

void read_attributes(duck::Row const& row, std::size_t column, Acquisition& from, Client& client) {
    for (auto* field : {&from.source, &from.channel, &from.referrer, &from.utm_source, &from.utm_medium, &from.utm_campaign, &from.utm_term,
                        &from.utm_content})
        *field = duck::text(row[column++]);
    from.campaign_id = CampaignId(duck::integer(row[column++]));
    for (auto* field :
         {&client.country, &client.device, &client.browser, &client.browser_version, &client.os, &client.os_version, &client.screen})
        *field = duck::text(row[column++]);
}

constexpr std::size_t visit_column_count = 29;

void store_events(duck::Connection& connection, std::vector<StoredEvent> const& events) {
    if (events.empty()) return;
    duck::Appender appender(connection, "event");
    for (auto const& event : events) {
        append_event(appender, event);
        appender.end_row();
    }
    appender.close();
}

void store_visits(duck::Connection& connection, Sessions::Changes const& visits) {
    if (!visits.gone.empty())
        connection.query("delete from open_visit where visit_id in (select unnest(string_split(?, ',')::bigint[]))",
                         {fmt::format("{}", fmt::join(visits.gone, ","))});
    if (!visits.open.empty()) {
        duck::Appender appender(connection, "open_visit");
        for (auto const& open : visits.open) {
            append_visit(appender, open.visit);
            appender << open.touched_at.ms << open.arrived_at.ms;
            appender.end_row();
        }
        appender.close();
    }
    if (!visits.closed.empty()) {
        duck::Appender appender(connection, "closed_visit");
        for (auto const& visit : visits.closed) {
            append_visit(appender, visit);
            appender.end_row();
        }
        appender.close();
    }
}

void rename_visitors(duck::Connection& connection, std::vector<Sessions::Renamed> const& renamed) {
    if (renamed.empty()) return;
    std::vector<std::int64_t> visit_ids;
    std::vector<std::uint64_t> visitor_ids;
    for (auto const& each : renamed) {
        visit_ids.push_back(each.visit_id);
        visitor_ids.push_back(each.visitor_id);
    }
    // A visit's id is the sequence of its first event: what lies before the oldest need not be looked at.
    connection.query(R"(
        update event set visitor_id = r.visitor_id
        from (select unnest(string_split(?, ',')::bigint[]) as visit_id, unnest(string_split(?, ',')::ubigint[]) as visitor_id) r
        where event.visit_id = r.visit_id and event.sequence >= ?)",
                     {fmt::format("{}", fmt::join(visit_ids, ",")), fmt::format("{}", fmt::join(visitor_ids, ",")),
                      *std::ranges::min_element(visit_ids)});
}

void store_link(duck::Connection& connection, Link const& link) {
    connection.query(R"(
        insert into visitor_contact
        select x.* from (values (?::bigint, ?::ubigint, ?::bigint, ?::bigint)) x(workspace_id, visitor_id, contact_id, linked_at)
        where not exists (
            select 1 from visitor_contact k
            where k.workspace_id = x.workspace_id and k.visitor_id = x.visitor_id and k.contact_id = x.contact_id))",
                     {link.workspace_id.value, link.visitor_id, link.contact_id.value, link.at.ms});
}

}  // namespace

char const* const visit_columns = R"(
    v.visit_id, v.workspace_id, v.site_id, v.visitor_id, v.contact_id, v.started_at, v.ended_at, v.hostname,
    v.entry_page, v.exit_page, v.pageviews, v.events, v.is_bounce, v.source, v.channel, v.referrer, v.utm_source,
    v.utm_medium, v.utm_campaign, v.utm_term, v.utm_content, v.campaign_id, v.country, v.device, v.browser,
    v.browser_version, v.os, v.os_version, v.screen)";

char const* const event_columns = R"(
    e.sequence, e.visit_id, e.workspace_id, e.site_id, e.happened_at, e.name, e.visitor_id, e.contact_id, e.hostname, e.pathname,
    e.props, e.engagement_ms, e.scroll_depth, e.revenue_minor, e.revenue_currency, e.bot, e.source, e.channel,
    e.referrer, e.utm_source, e.utm_medium, e.utm_campaign, e.utm_term, e.utm_content, e.campaign_id, e.country,
    e.device, e.browser, e.browser_version, e.os, e.os_version, e.screen)";

void create_tables(duck::Connection& connection) {
    connection.execute(fmt::format(R"(
        create table if not exists loaded_sequence (sequence bigint not null);
        create table if not exists event ({1}, {2});
        create table if not exists closed_visit ({0}, {2});
        create table if not exists open_visit ({0}, {2}, touched_at bigint, arrived_at bigint);
        create or replace view visit as
            select * from closed_visit union all select * exclude (touched_at, arrived_at) from open_visit;
        create table if not exists visitor_contact (
            workspace_id bigint, visitor_id ubigint, contact_id bigint, linked_at bigint);
        insert into loaded_sequence select 0 where not exists (select 1 from loaded_sequence);)",
                                   visit_table_columns, event_table_columns, attribute_columns));
}

std::int64_t read_loaded_sequence(duck::Connection& connection) {
    return duck::integer(connection.query("select sequence from loaded_sequence").at(0).at(0));
}

std::vector<OpenVisit> read_open_visits(duck::Connection& connection) {
    std::vector<OpenVisit> visits;
    for (auto const& row : connection.query(fmt::format("select {}, v.touched_at, v.arrived_at from open_visit v", visit_columns)))
        visits.push_back({.visit = read_visit(row),
                          .touched_at = Instant{duck::integer(row[visit_column_count])},
                          .arrived_at = Instant{duck::integer(row[visit_column_count + 1])}});
    return visits;
}

void store_batch(duck::Connection& connection, Batch const& batch) {
    connection.execute("begin");
    try {
        store_events(connection, batch.events);
        store_visits(connection, batch.visits);
        rename_visitors(connection, batch.visits.renamed);
        for (auto const& link : batch.links) store_link(connection, link);
        connection.query("update loaded_sequence set sequence = ?", {batch.last_sequence});
        connection.execute("commit");
    } catch (...) {
        try {
            connection.execute("rollback");
        } catch (std::exception const&) {  // a failed commit has already rolled back
        }
        throw;
    }
}

Visit read_visit(duck::Row const& row) {
    Visit visit{.visit_id = duck::integer(row[0]),
                .workspace_id = WorkspaceId(duck::integer(row[1])),
                .site_id = SiteId(duck::integer(row[2])),
                .visitor_id = duck::natural(row[3]),
                .contact_id = ContactId(duck::integer(row[4])),
                .started_at = Instant{duck::integer(row[5])},
                .ended_at = Instant{duck::integer(row[6])},
                .hostname = duck::text(row[7]),
                .entry_page = duck::text(row[8]),
                .exit_page = duck::text(row[9]),
                .pageviews = duck::integer(row[10]),
                .events = duck::integer(row[11]),
                .is_bounce = duck::integer(row[12]) != 0};
    read_attributes(row, 13, visit.acquisition, visit.client);
    return visit;
}

StoredEvent read_event(duck::Row const& row) {
    StoredEvent stored{.sequence = duck::integer(row[0]), .visit_id = duck::integer(row[1])};
    auto& event = stored.event;
    event.workspace_id = WorkspaceId(duck::integer(row[2]));
    event.site_id = SiteId(duck::integer(row[3]));
    event.at = Instant{duck::integer(row[4])};
    event.name = duck::text(row[5]);
    event.visitor_id = duck::natural(row[6]);
    event.contact_id = ContactId(duck::integer(row[7]));
    event.hostname = duck::text(row[8]);
    event.pathname = duck::text(row[9]);
    event.props = duck::text(row[10]);
    event.engagement_ms = duck::integer(row[11]);
    event.scroll_depth = static_cast<std::int32_t>(duck::integer(row[12]));
    event.revenue_minor = duck::integer(row[13]);
    event.revenue_currency = duck::text(row[14]);
    event.bot = duck::text(row[15]);
    read_attributes(row, 16, event.acquisition, event.client);
    return stored;
}

}  // namespace tandem::events
