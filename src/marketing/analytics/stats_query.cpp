#include "marketing/analytics/stats_query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "marketing/analytics/dimensions.hpp"
#include "marketing/analytics/stats_filters.hpp"

namespace tandem::analytics {
namespace {

namespace json = boost::json;
using events::Field;
using events::Metric;

constexpr std::size_t most_metrics = 12, most_dimensions = 4;
constexpr std::int64_t largest_page = 10'000, most_labels = 10'000;

class StatsReader {
public:
    StatsReader(json::object const& body, Site const& site, StatsQuery& into) : body_(body), site_(site), into_(into) {}

    Result<void> read(Instant now, std::function<Instant()> const& first_event) {
        refuse_unknown();
        read_period(now, first_event);
        read_metrics();
        read_dimensions();
        read_filters();
        read_order();
        usual_order();
        read_pagination();
        read_include();
        check_metrics();
        bound_labels();
        if (errors_.empty()) return {};
        return invalid_fields("query_invalid", std::move(errors_));
    }

private:
    void wrong(std::string pointer, std::string code, std::string message) {
        errors_.push_back({std::move(pointer), std::move(code), std::move(message)});
    }

    void refuse_unknown() {
        static std::set<std::string_view> const known = {"site_id", "metrics",  "date_range", "dimensions",
                                                         "filters", "order_by", "include",    "pagination"};
        for (auto const& [key, value] : body_)
            if (!known.contains(key)) wrong(fmt::format("/{}", std::string_view(key)), "unknown", "There is no such field.");
    }

    json::array const* array(char const* key) {
        auto const* value = body_.if_contains(key);
        if (!value || value->is_null()) return nullptr;
        if (auto const* list = value->if_array()) return list;
        wrong(fmt::format("/{}", key), "not_a_list", "This is a list.");
        return nullptr;
    }

    void read_period(Instant now, std::function<Instant()> const& first_event) {
        auto const* given = body_.if_contains("date_range");
        if (!given) return wrong("/date_range", "missing", "This field is required.");
        auto period = read_date_range(*given, now, site_.timezone, first_event);
        if (!period) return wrong("/date_range", period.error().code, period.error().message);
        into_.query.from = period->from;
        into_.query.to = period->to;
    }

    void read_metrics() {
        auto const* metrics = array("metrics");
        if (!metrics || metrics->empty() || metrics->size() > most_metrics)
            return wrong("/metrics", "metrics_invalid", "Between 1 and 12 metrics are needed.");
        for (std::size_t i = 0; i < metrics->size(); ++i) {
            auto const* name = (*metrics)[i].if_string();
            auto metric = name ? enumerator_named<Metric>(*name) : std::nullopt;
            auto& known = into_.query.metrics;
            if (!metric)
                wrong(fmt::format("/metrics/{}", i), "metric_unknown", "There is no such metric.");
            else if (std::ranges::find(known, *metric) != known.end())
                wrong(fmt::format("/metrics/{}", i), "duplicate", "This metric is asked for twice.");
            else
                known.push_back(*metric);
        }
    }

    std::optional<events::Dimension> dimension(json::value const& given) const {
        auto const* name = given.if_string();
        return name ? dimension_named(*name, into_.query.to - into_.query.from) : std::nullopt;
    }

    void read_dimensions() {
        auto const* dimensions = array("dimensions");
        if (!dimensions) return;
        if (dimensions->size() > most_dimensions) return wrong("/dimensions", "too_many", "At most 4 dimensions can be combined.");
        for (std::size_t i = 0; i < dimensions->size(); ++i) {
            auto found = dimension((*dimensions)[i]);
            auto& known = into_.query.dimensions;
            if (!found)
                wrong(fmt::format("/dimensions/{}", i), "dimension_unknown", "There is no such dimension.");
            else if (std::ranges::find(known, *found) != known.end())
                wrong(fmt::format("/dimensions/{}", i), "duplicate", "This dimension is asked for twice.");
            else
                known.push_back(*found);
        }
    }

    void read_filters() {
        auto const* filters = array("filters");
        if (!filters) return;
        into_.filters = *filters;
        into_.query.filter = read_stats_filters(*filters, errors_);
    }

    void read_order() {
        auto const* orders = array("order_by");
        if (!orders) return;
        for (std::size_t i = 0; i < orders->size(); ++i) {
            auto order = read_one_order((*orders)[i]);
            if (order)
                into_.query.order_by.push_back(*order);
            else
                wrong(fmt::format("/order_by/{}", i), "order_invalid",
                      "An order is [a metric or dimension of this query, \"asc\" or \"desc\"].");
        }
    }

    std::optional<events::Order> read_one_order(json::value const& given) const {
        auto const* pair = given.if_array();
        if (!pair || pair->size() != 2 || !(*pair)[0].is_string() || !(*pair)[1].is_string()) return std::nullopt;
        std::string_view by = (*pair)[0].as_string(), direction = (*pair)[1].as_string();
        if (direction != "asc" && direction != "desc") return std::nullopt;
        events::Order order{.direction = direction == "asc" ? events::Order::Direction::ascending : events::Order::Direction::descending};
        auto const& query = into_.query;
        for (order.index = 0; order.index < query.metrics.size(); ++order.index)
            if (tandem::name_of(query.metrics[order.index]) == by) return order;
        order.by_metric = false;
        auto dimension = dimension_named(by, query.to - query.from);
        for (order.index = 0; dimension && order.index < query.dimensions.size(); ++order.index)
            if (query.dimensions[order.index] == *dimension) return order;
        return std::nullopt;
    }

    /// Plausible's order where none is asked for; written out, because the answer repeats it.
    void usual_order() {
        auto& query = into_.query;
        if (!query.order_by.empty() || query.metrics.empty()) return;
        if (auto const time = time_dimension(query); time < query.dimensions.size())
            query.order_by.push_back({.by_metric = false, .index = time, .direction = events::Order::Direction::ascending});
        query.order_by.push_back({.by_metric = true, .index = 0, .direction = events::Order::Direction::descending});
    }

    /// The object under `key`, in which only these keys are known; nullptr when it is not there or not one.
    json::object const* object(json::object const& in, char const* key, std::string const& pointer,
                               std::initializer_list<std::string_view> known) {
        auto const* value = in.if_contains(key);
        if (!value || value->is_null()) return nullptr;
        auto const* found = value->if_object();
        if (!found) wrong(pointer, "not_an_object", "This is an object.");
        for (auto const& [name, inner] : found ? *found : json::object{})
            if (std::ranges::find(known, std::string_view(name)) == known.end())
                wrong(fmt::format("{}/{}", pointer, std::string_view(name)), "unknown", "There is no such field.");
        return found;
    }

    void read_pagination() {
        auto const* given = object(body_, "pagination", "/pagination", {"limit", "offset"});
        if (!given) return;
        auto read = [&](char const* key, std::int64_t least, std::int64_t most, std::int64_t& into) {
            auto const* value = given->if_contains(key);
            if (!value) return;
            if (value->is_int64() && value->as_int64() >= least && value->as_int64() <= most)
                into = value->as_int64();
            else
                wrong(fmt::format("/pagination/{}", key), "out_of_range", fmt::format("A whole number from {} to {}.", least, most));
        };
        read("limit", 1, largest_page, into_.query.limit);
        read("offset", 0, 10'000'000, into_.query.offset);
    }

    void read_include() {
        auto const* include = object(body_, "include", "/include", {"imports", "time_labels", "total_rows", "comparisons"});
        if (!include) return;
        into_.include = *include;
        auto on = [&](char const* key) {
            auto const* value = include->if_contains(key);
            if (value && !value->is_bool()) wrong(fmt::format("/include/{}", key), "not_a_boolean", "This is true or false.");
            return value && value->is_bool() && value->as_bool();
        };
        into_.imports = on("imports");
        into_.time_labels = on("time_labels");
        into_.total_rows = on("total_rows");
        if (into_.time_labels && time_dimension(into_.query) == into_.query.dimensions.size())
            wrong("/include/time_labels", "time_missing", "Labels of time need a time dimension.");
        if (auto const* comparisons = object(*include, "comparisons", "/include/comparisons", {"mode", "date_range"}))
            read_comparisons(*comparisons);
    }

    void read_comparisons(json::object const& given) {
        auto const* mode = given.if_contains("mode");
        std::string_view name = mode && mode->is_string() ? std::string_view(mode->as_string()) : "";
        Period period{into_.query.from, into_.query.to};
        if (name == "previous_period")
            into_.comparison = previous_period(period, site_.timezone);
        else if (name == "year_over_year")
            into_.comparison = year_before(period, site_.timezone);
        else if (auto const* dates = given.if_contains("date_range"); name == "custom" && dates && dates->is_array())
            read_custom_comparison(*dates);
        else
            wrong("/include/comparisons/mode", "comparison_invalid",
                  "A comparison is previous_period, year_over_year, or custom with a date_range.");
    }

    void read_custom_comparison(json::value const& dates) {
        auto period = read_date_range(dates, into_.query.to, site_.timezone, [this] { return into_.query.from; });
        if (period)
            into_.comparison = *period;
        else
            wrong("/include/comparisons/date_range", period.error().code, period.error().message);
    }

    bool has_dimension(Field field) const {
        return std::ranges::find(into_.query.dimensions, field, &events::Dimension::field) != into_.query.dimensions.end();
    }

    /// Metrics that would answer something else than what was asked.
    void check_metrics() {
        auto const& query = into_.query;
        auto told_by = [&](Field field) { return has_dimension(field) || filters_by(query.filter, field); };
        for (std::size_t i = 0; i < query.metrics.size(); ++i) {
            auto refuse = [&](std::string message) { wrong(fmt::format("/metrics/{}", i), "metric_incompatible", std::move(message)); };
            auto metric = query.metrics[i];
            if (metric == Metric::conversion_rate && !told_by(Field::goal) && !told_by(Field::name))
                refuse("conversion_rate needs a filter or dimension event:goal.");
            if (metric == Metric::percentage && query.dimensions.empty()) refuse("percentage needs a dimension.");
            if (metric == Metric::views_per_visit && filters_by(query.filter, Field::page))
                refuse("views_per_visit is about whole visits and cannot be asked with a filter on event:page.");
        }
    }

    /// Every interval gets a label, also without events: their number is bounded before anything is counted.
    void bound_labels() {
        auto const& query = into_.query;
        auto const time = time_dimension(query);
        if (time == query.dimensions.size() || (!into_.time_labels && !into_.comparison)) return;
        auto labels = events::count_intervals(query.dimensions[time].field, query.from, query.to);
        if (into_.comparison)
            labels = std::max(labels, events::count_intervals(query.dimensions[time].field, into_.comparison->from, into_.comparison->to));
        if (labels > most_labels)
            wrong(fmt::format("/dimensions/{}", time), "too_many_intervals",
                  "These are more than 10,000 intervals. Ask for a shorter period or longer intervals.");
    }

    json::object const& body_;
    Site const& site_;
    StatsQuery& into_;
    std::vector<FieldError> errors_;
};

}  // namespace

std::optional<std::string> site_named_in(boost::json::object const& body) {
    auto const* site = body.if_contains("site_id");
    if (!site || !site->is_string()) return std::nullopt;
    return std::string(site->as_string());
}

Result<StatsQuery> read_stats_query(boost::json::object const& body, WorkspaceId workspace_id, Site const& site, Instant now,
                                    std::function<Instant()> const& first_event) {
    StatsQuery stats{.query = {.workspace_id = workspace_id, .site_id = site.id, .zone = site.timezone}};
    if (auto ok = StatsReader(body, site, stats).read(now, first_event); !ok) return fail(ok);
    return stats;
}

events::Query comparison_query(StatsQuery const& stats) {
    auto query = stats.query;
    query.from = stats.comparison->from;
    query.to = stats.comparison->to;
    query.limit = largest_page;
    query.offset = 0;
    return query;
}

}  // namespace tandem::analytics
