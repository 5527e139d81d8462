#pragma once

// Who is in: kept by what changes. A change marks its contacts in its own transaction; the job that follows it settles them.
// Whoever decides is the writer, from what is true then: nothing a reader saw earlier makes or ends a membership.

#include "crm/segments/api.hpp"
#include "crm/timeline/entry_added.hpp"
#include "platform/jobs/jobs.hpp"

namespace tandem::segments {

/// Of one workspace: contacts that changed are settled.
struct SettleContacts {
    static constexpr auto name = "settle_contacts";
};
BOOST_DESCRIBE_STRUCT(SettleContacts, (), ())

/// A segment that was saved: all contacts are.
struct CountSegment {
    static constexpr auto name = "count_segment";
    SegmentId segment_id;
};
BOOST_DESCRIBE_STRUCT(CountSegment, (), (segment_id))

/// A fixed segment begins with whom its condition means to who made it.
struct FillSegment {
    static constexpr auto name = "fill_segment";
    SegmentId segment_id;
};
BOOST_DESCRIBE_STRUCT(FillSegment, (), (segment_id))

/// Recurring: segments that time alone can change.
struct RecountSegments {
    static constexpr auto name = "recount_segments";
};
BOOST_DESCRIBE_STRUCT(RecountSegments, (), ())

/// Marks a contact, if anybody asks for such changes.
void look_again(db::Write& write, RecordId contact);
void look_again_at_linked(db::Write& write, ObjectType object, RecordId record);

/// Settles some of the contacts that are marked; false where there are none.
bool settle_some(db::Write& write);
/// Settles all contacts of a segment at once, for who can wait that long: tests and the demo.
void count_now(db::Write& write, SegmentId id);
void count_later(db::Write& write, SegmentId id);

void on_created(db::Write& write, records::RecordCreated const& event);
void on_changed(db::Write& write, records::RecordChanged const& event);
void on_archived(db::Write& write, records::RecordArchived const& event);
void on_restored(db::Write& write, records::RecordRestored const& event);
void on_associated(db::Write& write, records::RecordsAssociated const& event);
void on_dissociated(db::Write& write, records::RecordsDissociated const& event);
void on_entry(db::Write& write, timeline::EntryAdded const& event);

void add_handlers(jobs::Handlers& handlers);

}  // namespace tandem::segments
