#pragma once

#include "crm/segments/vocabulary.hpp"
#include "crm/timeline/entry_added.hpp"

namespace tandem::segments {

/// Counts what an entry of a contact's story tells; one that goes on is counted anew.
void note_events(db::Write& write, timeline::EntryAdded const& added);
/// What an activity told is counted as long as they are linked, at the time it has.
void on_forgotten(db::Write& write, timeline::EntriesForgotten const& event);
void on_moved(db::Write& write, timeline::EntriesMoved const& event);

/// Times a contact did something, the latest first.
struct NotedEvent {
    Instant at;
    std::string subject;
};
BOOST_DESCRIBE_STRUCT(NotedEvent, (), (at, subject))
std::vector<NotedEvent> events_of(db::Read& read, RecordId contact, db::Condition const& such, int limit);

}  // namespace tandem::segments
