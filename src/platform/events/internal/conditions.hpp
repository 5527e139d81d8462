#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/events/internal/duck.hpp"
#include "platform/events/query.hpp"

namespace tandem::events {

/// SQL with its parameters in the order of their question marks.
struct Sql {
    std::string text;
    std::vector<duck::Value> parameters;

    Sql& operator<<(std::string_view more) {
        text += more;
        return *this;
    }
    Sql& operator<<(Sql const& more) {
        text += more.text;
        parameters.insert(parameters.end(), more.parameters.begin(), more.parameters.end());
        return *this;
    }
    Sql& parameter(duck::Value value) {
        text += '?';
        parameters.push_back(std::move(value));
        return *this;
    }
};

/// What a condition is about: rows of `event e`, rows of `visit v`, or rows of `visit v` with a page taken to mean
/// the page entered on (what belongs to single events holds for every visit then).
enum class Target { event, visit, entered };

bool belongs_to_event(Field field);  ///< means nothing for a visit as a whole
bool belongs_to_visit(Field field);  ///< not copied to the visit's events

bool mentions(Filter const& filter, bool (*what)(Field));
/// The filter with every comparison of such a field let through.
Filter without(Filter filter, bool (*what)(Field));

/// The value of a dimension as text (as a number of milliseconds for times).
Sql value_sql(Query const& query, Dimension const& dimension, Target target);
/// Workspace, site, period, people only; visits that reach into the period. `slack` widens it on both sides.
Sql scope_sql(Query const& query, Target target, Duration slack = {});
/// The query's filter as a condition.
Sql filter_sql(Query const& query, Target target);
Sql filter_sql(Query const& query, Filter const& filter, Target target);

}  // namespace tandem::events
