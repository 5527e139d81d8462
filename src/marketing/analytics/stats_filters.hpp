#pragma once

#include <boost/json.hpp>
#include <vector>

#include "base/result.hpp"
#include "platform/events/query.hpp"

namespace tandem::analytics {

/// Plausible's `filters`: [operator, dimension, values, modifiers] and and, or, not of them. What is wrong is added to
/// `errors`, by pointer.
events::Filter read_stats_filters(boost::json::array const& filters, std::vector<FieldError>& errors);

/// Whether any comparison in the tree is about this field.
bool filters_by(events::Filter const& filter, events::Field field);

}  // namespace tandem::analytics
