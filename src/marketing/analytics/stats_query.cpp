#include "marketing/analytics/stats_query.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <functional>
#include <set>

#include "marketing/analytics/dimensions.hpp"

namespace tandem::analytics {
namespace {

namespace json = boost::json;
using events::Filter;
using events::Match;
using events::Metric;

constexpr std::size_t most_metrics = 12, most_dimensions = 4, most_values = 500, longest_value = 2'000;
constexpr int deepest_filter = 8;
constexpr std::int64_t largest_page = 10'000;

class StatsReader {
public:
    StatsReader(json::object const& body, Site const& site, StatsQuery& into) : body_(body), site_(site), into_(into) {}

    Result<void> read(Instant now, std::function<Instant()> const& first_event) {
        refuse_unknown();
        read_period(now, first_event);
        read_metrics();
        read_dimensions();
        if (auto const* filters = array("filters")) into_.query.filter = read_filters(*filters, "/filters", 0, Filter::Kind::all_of);
        read_order();
        read_pagination();
        read_include();
        if (errors_.empty()) return {};
        return invalid_fields("query_invalid", std::move(errors_));
    }

private:
    void wrong(std::string pointer, std::string code, std::string message) {
        errors_.push_back({std::move(pointer), std::move(code), std::move(message)});
    }

    void refuse_unknown() {
        static std::set<std::string_view> const known = {"site_id", "metrics", "date_range", "dimensions", "filters", "order_by", "include", "pagination"};
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
            if (metric) into_.query.metrics.push_back(*metric);
            else wrong(fmt::format("/metrics/{}", i), "metric_unknown", "There is no such metric.");
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
            if (auto found = dimension((*dimensions)[i])) into_.query.dimensions.push_back(*found);
            else wrong(fmt::format("/dimensions/{}", i), "dimension_unknown", "There is no such dimension.");
        }
    }

    Filter read_filters(json::array const& filters, std::string const& pointer, int depth, Filter::Kind kind) {
        Filter tree{.kind = kind};
        for (std::size_t i = 0; i < filters.size(); ++i) tree.parts.push_back(read_filter(filters[i], fmt::format("{}/{}", pointer, i), depth + 1));
        return tree;
    }

    Filter broken(std::string pointer, std::string message) {
        wrong(std::move(pointer), "filter_invalid", std::move(message));
        return {};
    }

    Filter read_filter(json::value const& given, std::string const& pointer, int depth) {
        auto const* parts = given.if_array();
        if (depth > deepest_filter) return broken(pointer, "Filters are nested at most 8 deep.");
        if (!parts || parts->size() < 2 || !(*parts)[0].is_string())
            return broken(pointer, "A filter is [operator, dimension, values] or [\"and\", [filters]].");
        std::string_view name = (*parts)[0].as_string();
        if (name == "and" || name == "or") {
            auto const* inner = (*parts)[1].if_array();
            if (!inner || inner->empty()) return broken(pointer + "/1", "Filters to combine are a list.");
            return read_filters(*inner, pointer + "/1", depth, name == "and" ? Filter::Kind::all_of : Filter::Kind::any_of);
        }
        if (name == "not") return events::not_any_of({read_filter((*parts)[1], pointer + "/1", depth + 1)});
        return read_comparison(*parts, name, pointer);
    }

    Filter read_comparison(json::array const& parts, std::string_view name, std::string const& pointer) {
        auto match = enumerator_named<Match>(name);
        if (!match) return broken(pointer + "/0", "The operators are is, is_not, contains, contains_not, matches, matches_not, and, or, not.");
        auto by = dimension(parts[1]);
        if (!by || is_time(by->field)) return broken(pointer + "/1", "This dimension cannot be filtered by.");
        auto const* values = parts.size() > 2 ? parts[2].if_array() : nullptr;
        if (!values || values->empty() || values->size() > most_values) return broken(pointer + "/2", "Between 1 and 500 values are needed.");
        std::vector<std::string> texts;
        for (auto const& value : *values) {
            auto const* text = value.if_string();
            if (!text || text->size() > longest_value || !is_clean_utf8(*text)) return broken(pointer + "/2", "Values are texts.");
            texts.push_back(stored(*by, std::string(*text)));
        }
        bool is_pattern = *match == Match::matches || *match == Match::matches_not;
        for (auto const& text : texts)
            if (is_pattern && !RE2(text, RE2::Quiet).ok()) return broken(pointer + "/2", "This is not a regular expression.");
        return events::compare(*by, *match, std::move(texts), case_sensitive(parts));
    }

    static bool case_sensitive(json::array const& parts) {
        auto const* modifiers = parts.size() > 3 ? parts[3].if_object() : nullptr;
        auto const* given = modifiers ? modifiers->if_contains("case_sensitive") : nullptr;
        return !given || !given->is_bool() || given->as_bool();
    }

    void read_order() {
        auto const* orders = array("order_by");
        if (!orders) return;
        for (std::size_t i = 0; i < orders->size(); ++i) {
            auto order = read_one_order((*orders)[i]);
            if (order) into_.query.order_by.push_back(*order);
            else wrong(fmt::format("/order_by/{}", i), "order_invalid", "An order is [a metric or dimension of this query, \"asc\" or \"desc\"].");
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

    void read_pagination() {
        auto const* given = body_.if_contains("pagination");
        if (!given) return;
        auto read = [&](char const* key, std::int64_t least, std::int64_t most, std::int64_t& into) {
            auto const* value = given->is_object() ? given->as_object().if_contains(key) : nullptr;
            if (!value) return;
            if (value->is_int64() && value->as_int64() >= least && value->as_int64() <= most) into = value->as_int64();
            else wrong(fmt::format("/pagination/{}", key), "out_of_range", fmt::format("A whole number from {} to {}.", least, most));
        };
        read("limit", 1, largest_page, into_.query.limit);
        read("offset", 0, 10'000'000, into_.query.offset);
    }

    void read_include() {
        auto const* given = body_.if_contains("include");
        if (!given || !given->is_object()) return;
        auto const& include = given->as_object();
        auto on = [&](char const* key) {
            auto const* value = include.if_contains(key);
            return value && value->is_bool() && value->as_bool();
        };
        into_.time_labels = on("time_labels");
        into_.total_rows = on("total_rows");
        if (auto const* comparisons = include.if_contains("comparisons"); comparisons && comparisons->is_object()) read_comparisons(comparisons->as_object());
    }

    void read_comparisons(json::object const& given) {
        auto const* mode = given.if_contains("mode");
        std::string_view name = mode && mode->is_string() ? std::string_view(mode->as_string()) : "";
        Period period{into_.query.from, into_.query.to};
        if (name == "previous_period") into_.comparison = previous_period(period, site_.timezone);
        else if (name == "year_over_year") into_.comparison = year_before(period, site_.timezone);
        else if (auto const* dates = given.if_contains("date_range"); name == "custom" && dates && dates->is_array())
            read_custom_comparison(*dates);
        else wrong("/include/comparisons/mode", "comparison_invalid", "A comparison is previous_period, year_over_year, or custom with a date_range.");
    }

    void read_custom_comparison(json::value const& dates) {
        auto period = read_date_range(dates, into_.query.to, site_.timezone, [this] { return into_.query.from; });
        if (period) into_.comparison = *period;
        else wrong("/include/comparisons/date_range", period.error().code, period.error().message);
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
