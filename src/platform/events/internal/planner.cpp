// A query becomes up to three grouped selects, joined on the dimensions: over events (people, page views), over visits
// (bounces, durations) and over scroll depths. Only those that a metric needs are there.
#include "platform/events/internal/planner.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::events {
namespace {

bool is_what_happened(Field field) { return field == Field::name || field == Field::goal || field == Field::property; }
bool is_goal(Field field) { return field == Field::goal; }
bool is_page(Field field) { return field == Field::page; }

constexpr auto people_event = "e.name <> 'engagement'";

struct Column {
    std::string name;
    Sql value;
};

/// One of the selects: where it reads and the metric columns it gives.
struct Source {
    char const* name;
    Target target;
    std::vector<Column> columns{};
};

class Planner {
public:
    explicit Planner(Query const& query) : query_(query) {
        from_visits_ = has_dimension(belongs_to_visit);
        by_event_ = has_dimension(belongs_to_event);
        by_what_happened_ = has_dimension(is_what_happened);
    }

    Result<Sql> plan() {
        if (query_.metrics.empty()) return invalid_field("/metrics", "metrics_missing", "At least one metric is needed.");
        if (from_visits_ && by_event_)
            return invalid_field(
                "/dimensions", "dimensions_incompatible",
                "Entry and exit pages belong to visits, pages and event names to events: ask for them one after the other.");
        for (std::size_t i = 0; i < query_.metrics.size(); ++i)
            if (auto ok = add_metric(query_.metrics[i], fmt::format("m{}", i)); !ok) return fail(ok);
        return statement();
    }

private:
    bool has_dimension(bool (*what)(Field)) const {
        return std::ranges::any_of(query_.dimensions, [&](Dimension const& dimension) { return what(dimension.field); });
    }

    static Sql text(std::string_view sql) { return Sql{std::string(sql), {}}; }

    void add(Source& source, std::string const& name, Sql value) { source.columns.push_back({name, std::move(value)}); }
    void add(Source& source, std::string const& name, std::string_view value) { add(source, name, text(value)); }

    Result<void> add_metric(Metric metric, std::string const& name) {
        switch (metric) {
            case Metric::visitors:
                add_visitors(name);
                return {};
            case Metric::visits:
                add_visits(name);
                return {};
            case Metric::pageviews:
                add_count(name, "count(*) filter (where e.name = 'pageview')", "coalesce(sum(v.pageviews), 0)");
                return {};
            case Metric::events:
                add_count(name, "count(*) filter (where e.name <> 'engagement')", "coalesce(sum(v.events), 0)");
                return {};
            case Metric::percentage:
                add_share(name, query_.filter);
                return {};
            case Metric::conversion_rate:
                add_share(name, without(query_.filter, is_what_happened));
                return {};
            case Metric::bounce_rate:
                return add_bounce_rate(name);
            case Metric::views_per_visit:
                return add_visit_mean(name, "coalesce(round(sum(v.pageviews) / count(*), 2), 0)");
            case Metric::visit_duration:
                return add_visit_mean(name, "coalesce(round(avg(v.ended_at - v.started_at) / 1000), 0)");
            default:
                return add_engagement(metric, name);
        }
    }

    void add_count(std::string const& name, char const* of_events, char const* of_visits) {
        from_visits_ ? add(visits_, name, of_visits) : add(events_, name, of_events);
    }
    void add_visitors(std::string const& name) {
        add_count(name, "count(distinct e.visitor_id) filter (where e.name <> 'engagement')", "count(distinct v.visitor_id)");
    }
    /// Counted beside the visitors, so that there is no visitor without a visit, in every interval a visit has a part in.
    void add_visits(std::string const& name) {
        add_count(name, "count(distinct e.visit_id) filter (where e.name <> 'engagement')", "count(*)");
    }

    void add_share(std::string const& name, Filter const& of) {
        Sql share;
        share << "coalesce(round(100.0 * "
              << (from_visits_ ? "count(distinct v.visitor_id)" : "count(distinct e.visitor_id) filter (where e.name <> 'engagement')")
              << " / nullif((select count(distinct e.visitor_id) from event e where " << scope_sql(query_, Target::event) << " and "
              << people_event << " and " << filter_sql(query_, of, Target::event) << "), 0), 1), 0)";
        add(from_visits_ ? visits_ : events_, name, std::move(share));
    }

    Result<void> add_bounce_rate(std::string const& name) {
        if (by_what_happened_) return visits_only("bounce_rate");
        Sql rate;
        rate << "coalesce(round(100.0 * avg(v.is_bounce::integer)";
        if (mentions(query_.filter, is_page)) rate << " filter (where " << filter_sql(query_, query_.filter, Target::entered) << ")";
        add(visits_, name, rate << "), 0)");
        return {};
    }

    Result<void> add_visit_mean(std::string const& name, char const* value) {
        if (by_event_) return visits_only("views_per_visit and visit_duration");
        add(visits_, name, value);
        return {};
    }

    Result<void> add_engagement(Metric metric, std::string const& name) {
        if (from_visits_ || by_what_happened_)
            return invalid_field("/metrics", "metric_incompatible", "time_on_page and scroll_depth belong to pages.");
        with_engagement_ = true;
        if (metric == Metric::scroll_depth)
            add(scrolls_, name, "round(avg(depth))");
        else
            add(events_, name,
                "coalesce(round(sum(e.engagement_ms) filter (where e.name = 'engagement') / 1000.0 / "
                "nullif(count(distinct e.visit_id) filter (where e.name = 'engagement' and e.engagement_ms > 0), 0)), 0)");
        return {};
    }

    static Failure visits_only(std::string const& metric) {
        return invalid_field("/metrics", "metric_incompatible", metric + " belong to visits and cannot be told by event.");
    }

    Sql dimension_list(Target target) const {
        Sql sql;
        for (std::size_t i = 0; i < query_.dimensions.size(); ++i)
            sql << value_sql(query_, query_.dimensions[i], target) << fmt::format(" as d{}, ", i);
        return sql;
    }

    Sql where(Target target) const {
        Sql sql;
        sql << " where " << scope_sql(query_, target);
        if (target == Target::event && !with_engagement_) sql << " and " << people_event;
        if (target == Target::event && has_dimension(is_goal)) sql << " and e.name <> 'pageview'";
        return sql << " and " << filter_sql(query_, target);
    }

    Sql select(Source const& source) const {
        Sql sql;
        sql << "select " << dimension_list(source.target);
        for (std::size_t i = 0; i < source.columns.size(); ++i)
            sql << (i > 0 ? ", " : "") << source.columns[i].value << " as " << source.columns[i].name;
        sql << (source.target == Target::event ? " from event e" : " from visit v") << where(source.target);
        return query_.dimensions.empty() ? sql : sql << " group by " << names("d{}", query_.dimensions.size());
    }

    Sql select_scrolls() const {
        auto group = names("d{}", query_.dimensions.size());
        Sql sql;
        sql << "select " << group << (group.empty() ? "" : ", ");
        for (std::size_t i = 0; i < scrolls_.columns.size(); ++i)
            sql << (i > 0 ? ", " : "") << scrolls_.columns[i].value << " as " << scrolls_.columns[i].name;
        sql << " from (select " << dimension_list(Target::event) << "max(e.scroll_depth) as depth from event e" << where(Target::event)
            << " and e.scroll_depth between 0 and 100 group by " << group << (group.empty() ? "" : ", ") << "e.visit_id)";
        return group.empty() ? sql : sql << " group by " << group;
    }

    static std::string names(char const* pattern, std::size_t count) {
        std::string list;
        for (std::size_t i = 0; i < count; ++i) list += (i > 0 ? ", " : "") + fmt::format(fmt::runtime(pattern), i);
        return list;
    }

    Result<Sql> statement() const {
        Sql with, from;
        auto dimensions = names("d{}", query_.dimensions.size());
        auto add_source = [&](Source const& source, Sql const& select) {
            with << (with.text.empty() ? "with " : ", ") << source.name << " as (" << select << ")";
            if (from.text.empty()) {
                from << " from " << source.name;
            } else if (dimensions.empty()) {
                from << " cross join " << source.name;
            } else {
                // A page that nobody entered on has no bounce rate, and there is no interval without an event.
                from << (by_event_ || has_dimension(is_time) ? " left join " : " full join ") << source.name << " using (" << dimensions
                     << ")";
            }
        };
        if (!events_.columns.empty()) add_source(events_, select(events_));
        if (!visits_.columns.empty()) add_source(visits_, select(visits_));
        if (!scrolls_.columns.empty()) add_source(scrolls_, select_scrolls());

        Sql sql = with;
        sql << " select " << dimensions << (dimensions.empty() ? "" : ", ");
        for (std::size_t i = 0; i < query_.metrics.size(); ++i) sql << fmt::format("coalesce(m{0}, 0) as m{0}, ", i);
        sql << "count(*) over ()" << from << order() << " limit ";
        sql.parameter(query_.limit) << " offset ";
        return sql.parameter(query_.offset);
    }

    std::string order() const {
        std::vector<std::string> by;
        for (auto const& order : query_.order_by)
            by.push_back(fmt::format("{}{} {}", order.by_metric ? 'm' : 'd', order.index,
                                     order.direction == Order::Direction::ascending ? "asc" : "desc"));
        if (by.empty()) by = default_order();
        for (std::size_t i = 0; i < query_.dimensions.size(); ++i) by.push_back(fmt::format("d{}", i));
        return " order by " + fmt::format("{}", fmt::join(by, ", "));
    }

    std::vector<std::string> default_order() const {
        for (std::size_t i = 0; i < query_.dimensions.size(); ++i)
            if (is_time(query_.dimensions[i].field)) return {fmt::format("d{}", i)};
        return {"m0 desc"};
    }

    Query const& query_;
    bool from_visits_ = false, by_event_ = false, by_what_happened_ = false, with_engagement_ = false;
    Source events_{"of_events", Target::event};
    Source visits_{"of_visits", Target::visit};
    Source scrolls_{"of_scrolls", Target::event};
};

}  // namespace

Result<Sql> plan(Query const& query) { return Planner(query).plan(); }

}  // namespace tandem::events
