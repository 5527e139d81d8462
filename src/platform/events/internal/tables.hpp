#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/events/internal/duck.hpp"
#include "platform/events/internal/sessions.hpp"

namespace tandem::events {

/// An event with its place in the log and its visit.
struct StoredEvent {
    std::int64_t sequence = 0;
    std::int64_t visit_id = 0;
    Event event;
};

/// Creates what is missing. `visit` is the view over visits that are closed and visits that still grow.
void create_tables(duck::Connection& connection);

/// The last log record whose effects are in the tables.
std::int64_t read_loaded_sequence(duck::Connection& connection);
std::vector<OpenVisit> read_open_visits(duck::Connection& connection);

/// What one batch of the log adds.
struct Batch {
    std::vector<StoredEvent> events;
    Sessions::Changes visits;
    std::vector<Link> links;
    std::int64_t last_sequence = 0;
};
/// All of a batch and its log position in one transaction.
void store_batch(duck::Connection& connection, Batch const& batch);

/// The columns that `read_visit` expects, in order, of a table or view named v.
extern char const* const visit_columns;
Visit read_visit(duck::Row const& row);

extern char const* const event_columns;
StoredEvent read_event(duck::Row const& row);

}  // namespace tandem::events
