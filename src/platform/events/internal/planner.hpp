#pragma once

#include "platform/events/internal/conditions.hpp"

namespace tandem::events {

/// A statement whose columns are the dimensions, the metrics, then the number of rows without limit.
/// Refuses combinations that mean nothing, such as the duration of a visit by event name.
Result<Sql> plan(Query const& query);

}  // namespace tandem::events
