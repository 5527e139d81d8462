#include "platform/events/internal/conditions.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "platform/events/internal/buckets.hpp"

namespace tandem::events {
namespace {

/// Attention is told after the last event of a visit, but never later than this, as far as filters care.
constexpr Duration longest_visit = hours(12);

char const* column_of(Field field, Target target) {
    bool event = target == Target::event;
    switch (field) {
        case Field::page:
            return event ? "e.pathname" : "v.entry_page";
        case Field::name:
        case Field::goal:
            return "e.name";
        case Field::hostname:
            return event ? "e.hostname" : "v.hostname";
        case Field::entry_page:
            return "v.entry_page";
        case Field::exit_page:
            return "v.exit_page";
        case Field::source:
            return event ? "e.source" : "v.source";
        case Field::channel:
            return event ? "e.channel" : "v.channel";
        case Field::referrer:
            return event ? "e.referrer" : "v.referrer";
        case Field::utm_source:
            return event ? "e.utm_source" : "v.utm_source";
        case Field::utm_medium:
            return event ? "e.utm_medium" : "v.utm_medium";
        case Field::utm_campaign:
            return event ? "e.utm_campaign" : "v.utm_campaign";
        case Field::utm_term:
            return event ? "e.utm_term" : "v.utm_term";
        case Field::utm_content:
            return event ? "e.utm_content" : "v.utm_content";
        case Field::campaign:
            return event ? "e.campaign_id::varchar" : "v.campaign_id::varchar";
        case Field::country:
        case Field::country_name:
            return event ? "e.country" : "v.country";
        case Field::device:
            return event ? "e.device" : "v.device";
        case Field::browser:
            return event ? "e.browser" : "v.browser";
        case Field::browser_version:
            return event ? "e.browser_version" : "v.browser_version";
        case Field::os:
            return event ? "e.os" : "v.os";
        case Field::os_version:
            return event ? "e.os_version" : "v.os_version";
        case Field::screen:
            return event ? "e.screen" : "v.screen";
        default:
            throw std::logic_error("this field has no column");
    }
}

/// `any(expression, parameter)` over the values, joined by or.
Sql any_value(Filter const& filter, Sql const& value, char const* before, char const* between, char const* after) {
    Sql sql;
    sql << "(";
    for (std::size_t i = 0; i < filter.values.size(); ++i) {
        if (i > 0) sql << " or ";
        sql << before << value << between;
        sql.parameter(filter.values[i]) << after;
    }
    return sql << ")";
}

Sql comparison(Query const& query, Filter const& filter, Target target) {
    auto value = value_sql(query, filter.dimension, target);
    bool exact = filter.case_sensitive;
    Sql sql;
    if (filter.values.empty()) return sql << "false";
    switch (filter.match) {
        case Match::is:
        case Match::is_not:
            return exact ? any_value(filter, value, "", " = ", "") : any_value(filter, value, "lower(", ") = lower(", ")");
        case Match::contains:
        case Match::contains_not:
            return exact ? any_value(filter, value, "contains(", ", ", ")")
                         : any_value(filter, value, "contains(lower(", "), lower(", "))");
        default:
            return any_value(filter, value, "regexp_matches(", ", ", exact ? ")" : ", 'i')");
    }
}

bool is_negative(Match match) { return match == Match::is_not || match == Match::contains_not || match == Match::matches_not; }

Sql compare_sql(Query const& query, Filter const& filter, Target target) {
    auto field = filter.dimension.field;
    Sql sql;
    if (target == Target::entered && belongs_to_event(field) && field != Field::page) return sql << "true";
    if (is_negative(filter.match)) sql << "not ";
    if (target != Target::event || !belongs_to_visit(field)) return sql << comparison(query, filter, target);
    return sql << "e.visit_id in (select v.visit_id from visit v where " << scope_sql(query, Target::visit, longest_visit) << " and "
               << comparison(query, filter, Target::visit) << ")";
}

std::string json_pointer(std::string const& key) {
    std::string pointer = "/";
    for (char c : key) {
        if (c == '~' || c == '/')
            pointer += c == '~' ? "~0" : "~1";
        else
            pointer += c;
    }
    return pointer;
}

Filter combine(Filter::Kind kind, std::vector<Filter> parts) { return {.kind = kind, .parts = std::move(parts)}; }

}  // namespace

Filter all_of(std::vector<Filter> parts) { return combine(Filter::Kind::all_of, std::move(parts)); }
Filter any_of(std::vector<Filter> parts) { return combine(Filter::Kind::any_of, std::move(parts)); }
Filter not_any_of(std::vector<Filter> parts) { return combine(Filter::Kind::not_any_of, std::move(parts)); }

Filter compare(Dimension dimension, Match match, std::vector<std::string> values, bool case_sensitive) {
    return {.kind = Filter::Kind::compare,
            .match = match,
            .dimension = std::move(dimension),
            .values = std::move(values),
            .case_sensitive = case_sensitive};
}

bool belongs_to_event(Field field) {
    return field == Field::page || field == Field::name || field == Field::goal || field == Field::property;
}
bool belongs_to_visit(Field field) { return field == Field::entry_page || field == Field::exit_page; }

bool mentions(Filter const& filter, bool (*what)(Field)) {
    if (filter.kind == Filter::Kind::compare) return what(filter.dimension.field);
    return std::ranges::any_of(filter.parts, [&](Filter const& part) { return mentions(part, what); });
}

Filter without(Filter filter, bool (*what)(Field)) {
    if (filter.kind == Filter::Kind::compare) return what(filter.dimension.field) ? Filter{} : filter;
    std::vector<Filter> kept;
    for (auto& part : filter.parts)
        if (part.kind != Filter::Kind::compare || !what(part.dimension.field)) kept.push_back(without(std::move(part), what));
    if (kept.empty()) return {};
    filter.parts = std::move(kept);
    return filter;
}

Sql value_sql(Query const& query, Dimension const& dimension, Target target) {
    Sql sql;
    if (is_time(dimension.field)) {
        // What began before the period stands at its first interval.
        auto column = target == Target::event ? std::string("e.happened_at") : fmt::format("greatest(v.started_at, {})", query.from.ms);
        return sql << bucket_sql(dimension.field, column, query.from, query.to, query.zone);
    }
    if (dimension.field != Field::property) return sql << column_of(dimension.field, target);
    sql << "coalesce(json_extract_string(nullif(e.props, ''), ";
    return sql.parameter(json_pointer(dimension.property)) << "), '')";
}

Sql scope_sql(Query const& query, Target target, Duration slack) {
    bool event = target == Target::event;
    Sql sql;
    sql << (event ? "e.workspace_id = " : "v.workspace_id = ");
    sql.parameter(query.workspace_id.value);
    if (query.site_id) {
        sql << (event ? " and e.site_id = " : " and v.site_id = ");
        sql.parameter(query.site_id->value);
    }
    sql << (event ? " and e.happened_at >= " : " and v.ended_at >= ");
    sql.parameter((query.from - slack).ms) << (event ? " and e.happened_at < " : " and v.started_at < ");
    sql.parameter((query.to + slack).ms);
    // Without a site there is no visit, and its events (mail opened) are nobody's page views.
    return event ? sql << " and e.bot = '' and e.site_id <> 0" : sql;
}

Sql filter_sql(Query const& query, Target target) {
    if (target != Target::visit || !mentions(query.filter, belongs_to_event)) return filter_sql(query, query.filter, target);
    Sql sql;
    return sql << "v.visit_id in (select e.visit_id from event e where " << scope_sql(query, Target::event)
               << " and e.name <> 'engagement' and " << filter_sql(query, query.filter, Target::event) << ")";
}

Sql filter_sql(Query const& query, Filter const& filter, Target target) {
    if (filter.kind == Filter::Kind::compare) return compare_sql(query, filter, target);
    Sql sql;
    bool all = filter.kind == Filter::Kind::all_of;
    if (filter.parts.empty()) return sql << (filter.kind == Filter::Kind::any_of ? "false" : "true");
    sql << (filter.kind == Filter::Kind::not_any_of ? "not (" : "(");
    for (std::size_t i = 0; i < filter.parts.size(); ++i) {
        if (i > 0) sql << (all ? " and " : " or ");
        sql << filter_sql(query, filter.parts[i], target);
    }
    return sql << ")";
}

}  // namespace tandem::events
