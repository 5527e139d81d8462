// The answer of a stats query, with the period it is compared to beside it.
#include <cmath>
#include <map>

#include "marketing/analytics/dimensions.hpp"
#include "marketing/analytics/stats_query.hpp"

namespace tandem::analytics {
namespace {

namespace json = boost::json;
using events::Metric;

bool is_share(Metric metric) { return metric == Metric::bounce_rate || metric == Metric::percentage || metric == Metric::conversion_rate; }

double change(Metric metric, double before, double after) {
    if (is_share(metric)) return std::round((after - before) * 10) / 10;
    if (before == 0) return after == 0 ? 0 : 100;
    return std::round((after - before) / before * 100);
}

/// Rows of another period by their dimensions, times replaced by their place in the period.
class RowsByPlace {
public:
    RowsByPlace(events::Query const& query, events::Answer const& answer) : time_(time_dimension(query)) {
        label(query);
        for (auto const& row : answer.rows) rows_[key(row.dimensions)] = &row;
    }
    explicit RowsByPlace(events::Query const& query) : time_(time_dimension(query)) { label(query); }

    std::vector<std::string> key(std::vector<std::string> dimensions) const {
        if (time_ >= dimensions.size()) return dimensions;
        auto place = places_.find(dimensions[time_]);
        dimensions[time_] = place == places_.end() ? "" : std::to_string(place->second);
        return dimensions;
    }
    events::Answer::Row const* find(std::vector<std::string> const& at) const {
        auto found = rows_.find(at);
        return found == rows_.end() ? nullptr : found->second;
    }

private:
    void label(events::Query const& query) {
        if (time_ == query.dimensions.size()) return;
        auto labels = time_labels(query.dimensions[time_].field, query.from, query.to, query.zone);
        for (std::size_t i = 0; i < labels.size(); ++i) places_[labels[i]] = i;
    }

    std::size_t time_;
    std::map<std::string, std::size_t> places_;
    std::map<std::vector<std::string>, events::Answer::Row const*> rows_;
};

StatsComparison comparison_of(events::Query const& query, events::Answer::Row const& row, events::Answer::Row const* before) {
    StatsComparison comparison;
    for (std::size_t i = 0; i < query.metrics.size(); ++i) {
        double value = before ? before->metrics[i] : 0;
        comparison.metrics.push_back({value});
        comparison.change.push_back({change(query.metrics[i], value, row.metrics[i])});
    }
    return comparison;
}

StatsRow row_of(events::Query const& query, events::Answer::Row const& row) {
    StatsRow out;
    for (std::size_t i = 0; i < query.dimensions.size(); ++i) out.dimensions.push_back(shown(query.dimensions[i], row.dimensions[i]));
    for (double metric : row.metrics) out.metrics.push_back({metric});
    return out;
}

json::array names(auto const& values, auto const& name) {
    json::array list;
    for (auto const& value : values) list.push_back(json::value(std::string(name(value))));
    return list;
}

/// First and last second, in the site's zone.
json::array ends_json(Instant from, Instant to, std::string const& zone) {
    return {json::value(events::format_in_zone(from, zone)), json::value(events::format_in_zone(to - seconds(1), zone))};
}

json::array order_json(events::Query const& query) {
    json::array list;
    for (auto const& order : query.order_by) {
        auto by = order.by_metric ? std::string(tandem::name_of(query.metrics[order.index])) : name_of(query.dimensions[order.index]);
        list.push_back(json::array{json::value(by), json::value(order.direction == events::Order::Direction::ascending ? "asc" : "desc")});
    }
    return list;
}

json::object query_json(StatsQuery const& stats, Site const& site) {
    auto const& query = stats.query;
    json::object echo{{"site_id", site.domain},
                      {"metrics", names(query.metrics, [](Metric metric) { return tandem::name_of(metric); })},
                      {"date_range", ends_json(query.from, query.to, query.zone)},
                      {"dimensions", names(query.dimensions, [](auto const& dimension) { return name_of(dimension); })},
                      {"filters", stats.filters},
                      {"order_by", order_json(query)},
                      {"include", stats.include},
                      {"pagination", {{"limit", query.limit}, {"offset", query.offset}}}};
    if (stats.comparison) echo["comparison_date_range"] = ends_json(stats.comparison->from, stats.comparison->to, query.zone);
    return echo;
}

}  // namespace

StatsAnswer stats_answer(StatsQuery const& stats, Site const& site, events::Answer const& answer,
                         std::optional<events::Answer> const& compared) {
    auto const& query = stats.query;
    std::optional<RowsByPlace> here, before;
    if (compared) {
        here.emplace(query);
        before.emplace(comparison_query(stats), *compared);
    }
    StatsAnswer out{{}, {}, query_json(stats, site)};
    for (auto const& row : answer.rows) {
        auto& entry = out.results.emplace_back(row_of(query, row));
        if (compared) entry.comparison = comparison_of(query, row, before->find(here->key(row.dimensions)));
    }
    auto time = time_dimension(query);
    if (stats.time_labels && time < query.dimensions.size())
        out.meta.time_labels = time_labels(query.dimensions[time].field, query.from, query.to, query.zone);
    if (stats.imports) out.meta.imports_included = false;
    if (stats.total_rows) out.meta.total_rows = answer.total_rows;
    return out;
}

}  // namespace tandem::analytics

namespace tandem {

json::value Coder<analytics::Figure>::write(analytics::Figure figure) {
    if (figure.value == std::floor(figure.value) && std::abs(figure.value) < 9e15) return static_cast<std::int64_t>(figure.value);
    return figure.value;
}

}  // namespace tandem
