#pragma once

#include <cstdint>
#include <string>

#include "platform/events/query.hpp"

namespace tandem::events {

/// SQL for the start of the interval that the UTC milliseconds in `column` fall in, as local milliseconds.
/// The zone's offsets between `from` and `to` are written out, so the engine needs no zone arithmetic per row.
std::string bucket_sql(Field interval, std::string const& column, Instant from, Instant to, std::string const& zone);

/// `bucket_sql`'s number as the label of an answer. A week that began before `from` bears the first day asked for.
std::string bucket_label(Field interval, std::int64_t local_ms, Instant from, std::string const& zone);

}  // namespace tandem::events
