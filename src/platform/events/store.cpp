#include "platform/events/store.hpp"

#include <fmt/format.h>

#include <semaphore>

#include "platform/events/internal/buckets.hpp"
#include "platform/events/internal/conditions.hpp"
#include "platform/events/internal/folder_lock.hpp"
#include "platform/events/internal/loader.hpp"
#include "platform/events/internal/planner.hpp"
#include "platform/events/internal/pool.hpp"
#include "platform/events/internal/record.hpp"

namespace tandem::events {
namespace {

constexpr std::size_t query_connections = 4;

std::int64_t prepare_tables(duck::Database const& database) {
    duck::Connection connection(database);
    create_tables(connection);
    return read_loaded_sequence(connection);
}

}  // namespace

void forget_all(std::filesystem::path const& data_folder) {
    namespace fs = std::filesystem;
    auto const log = data_folder / "events";
    FolderLock const lock(log);
    for (auto const* name : {"events.duckdb", "events.duckdb.wal", "events.duckdb.tmp"}) fs::remove_all(data_folder / name);
    std::vector<fs::path> parts;
    for (auto const& entry : fs::directory_iterator(log))
        if (entry.path().filename() != "lock") parts.push_back(entry.path());
    for (auto const& part : parts) fs::remove_all(part);
}

struct Store::Parts {
    explicit Parts(Options const& options)
        : folder(options.folder / "events"),
          lock(folder),
          database(options.folder / "events.duckdb", {.memory_limit = options.memory_limit, .threads = options.threads}),
          log({.folder = folder, .report = options.report}, prepare_tables(database)),
          visitor_ids(folder / "visitor_keys"),
          loader(log, database, options.report),
          pool(database, query_connections) {}

    std::filesystem::path folder;
    FolderLock lock;
    duck::Database database;
    Log log;
    VisitorIds visitor_ids;
    Loader loader;
    duck::Pool pool;

    /// Waits for the log's answer.
    Result<void> store(std::vector<std::string> records) {
        std::binary_semaphore answered(0);
        bool stored = false;
        log.append_all(std::move(records), [&](bool durable) {
            stored = durable;
            answered.release();
        });
        answered.acquire();
        if (!stored) return unavailable("events_not_stored", "The event could not be stored. Nothing was counted; try again.");
        return {};
    }

    std::vector<duck::Row> query(Sql const& sql) {
        return pool.with([&](duck::Connection& connection) { return connection.query(sql.text, sql.parameters); });
    }
};

Store::Store(Options options) : parts_(std::make_unique<Parts>(options)) {}
Store::~Store() = default;

Result<void> Store::append(Event const& event) { return parts_->store({encode_event(event, now())}); }

void Store::append(Event const& event, std::function<void(bool durable)> done) {
    parts_->log.append(encode_event(event, now()), std::move(done));
}

Result<void> Store::append_history(std::span<Event const> events) {
    constexpr std::size_t portion = 10'000;
    auto arrived = now();
    for (std::size_t first = 0; first < events.size(); first += portion) {
        std::vector<std::string> records;
        for (auto const& event : events.subspan(first, std::min(portion, events.size() - first)))
            records.push_back(encode_event(event, arrived));
        if (auto ok = parts_->store(std::move(records)); !ok) return ok;
    }
    return parts_->store({encode_end_of_visits(arrived)});
}

Result<void> Store::link(Link const& link) { return parts_->store({encode_link(link, now())}); }

void Store::catch_up() { parts_->loader.catch_up(); }

VisitorIds& Store::visitor_ids() { return parts_->visitor_ids; }

Result<Answer> Store::ask(Query const& query) {
    auto sql = plan(query);
    if (!sql) return fail(sql);
    Answer answer;
    for (auto const& row : parts_->query(*sql)) {
        Answer::Row line;
        std::size_t column = 0;
        for (auto const& dimension : query.dimensions) {
            auto const& value = row[column++];
            line.dimensions.push_back(is_time(dimension.field) ? bucket_label(dimension.field, duck::integer(value), query.from, query.zone)
                                                               : duck::text(value));
        }
        for (std::size_t i = 0; i < query.metrics.size(); ++i) line.metrics.push_back(duck::number(row[column++]));
        answer.total_rows = duck::integer(row[column]);
        answer.rows.push_back(std::move(line));
    }
    if (answer.rows.empty() && query.offset > 0) {  // a page beyond the end still says how much there is
        auto first = query;
        first.offset = 0;
        first.limit = 1;
        auto counted = ask(first);
        if (!counted) return counted;
        answer.total_rows = counted->total_rows;
    }
    return answer;
}

namespace {

void add_period(Sql& sql, char const* column, std::optional<Instant> from, std::optional<Instant> to) {
    if (from) (sql << " and " << column << " >= ").parameter(from->ms);
    if (to) (sql << " and " << column << " < ").parameter(to->ms);
}

Sql visit_search_sql(VisitSearch const& search) {
    Sql sql;
    sql << "select " << visit_columns << " from visit v where v.workspace_id = ";
    sql.parameter(search.workspace_id.value);
    if (search.site_id) (sql << " and v.site_id = ").parameter(search.site_id->value);
    if (search.contact_id) {
        (sql << " and (v.contact_id = ").parameter(search.contact_id->value);
        (sql << " or v.visitor_id in (select k.visitor_id from visitor_contact k where k.workspace_id = ")
            .parameter(search.workspace_id.value);
        (sql << " and k.contact_id = ").parameter(search.contact_id->value) << "))";
    }
    for (std::size_t i = 0; i < search.visitor_ids.size(); ++i) {
        (sql << (i == 0 ? " and v.visitor_id in (" : ", ")).parameter(search.visitor_ids[i]);
        if (i + 1 == search.visitor_ids.size()) sql << ")";
    }
    add_period(sql, "v.started_at", search.from, search.to);
    sql << (search.oldest_first ? " order by v.started_at, v.visit_id" : " order by v.started_at desc, v.visit_id desc") << " limit ";
    return sql.parameter(search.limit);
}

Sql event_search_sql(EventSearch const& search) {
    Sql sql;
    sql << "select " << event_columns << " from event e where e.workspace_id = ";
    sql.parameter(search.workspace_id.value);
    if (search.contact_id) (sql << " and e.contact_id = ").parameter(search.contact_id->value);
    if (search.visit_id) {  // a visit's id is the sequence of its first event: what lies before need not be looked at
        (sql << " and e.visit_id = ").parameter(*search.visit_id);
        (sql << " and e.sequence >= ").parameter(*search.visit_id);
    }
    for (std::size_t i = 0; i < search.names.size(); ++i) {
        (sql << (i == 0 ? " and e.name in (" : ", ")).parameter(search.names[i]);
        if (i + 1 == search.names.size()) sql << ")";
    }
    add_period(sql, "e.happened_at", search.from, search.to);
    sql << " order by e.happened_at desc, e.sequence desc limit ";
    return sql.parameter(search.limit);
}

}  // namespace

std::vector<Visit> Store::find_visits(VisitSearch const& search) {
    std::vector<Visit> visits;
    for (auto const& row : parts_->query(visit_search_sql(search))) visits.push_back(read_visit(row));
    return visits;
}

std::vector<Event> Store::find_events(EventSearch const& search) {
    std::vector<Event> events;
    for (auto const& row : parts_->query(event_search_sql(search))) events.push_back(read_event(row).event);
    return events;
}

std::vector<KnownVisitor> Store::known_visitors(WorkspaceId workspace_id) {
    std::vector<KnownVisitor> known;
    Sql sql{"select visitor_id, contact_id, linked_at from visitor_contact where workspace_id = ? order by linked_at",
            {workspace_id.value}};
    for (auto const& row : parts_->query(sql))
        known.push_back({duck::natural(row[0]), ContactId(duck::integer(row[1])), Instant{duck::integer(row[2])}});
    return known;
}

std::vector<WorkspaceId> Store::workspaces_busy_since(Instant since) {
    std::vector<WorkspaceId> busy;
    Sql sql{"select workspace_id from visit where ended_at >= ? union select workspace_id from visitor_contact where linked_at >= ?",
            {since.ms, since.ms}};
    for (auto const& row : parts_->query(sql)) busy.emplace_back(duck::integer(row[0]));
    return busy;
}

void Store::forget_site(WorkspaceId workspace_id, SiteId site_id) {
    parts_->loader.catch_up();
    for (auto const* table : {"event", "closed_visit", "open_visit"})
        parts_->query({fmt::format("delete from {} where workspace_id = ? and site_id = ?", table), {workspace_id.value, site_id.value}});
}

}  // namespace tandem::events
