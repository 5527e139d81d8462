#pragma once

#include "base/listing.hpp"
#include "crm/segments/api.hpp"
#include "platform/db/counts.hpp"
#include "platform/db/db.hpp"

namespace tandem::segments {

void insert_segment(db::Write& write, Segment const& segment);
void update_segment(db::Write& write, Segment const& segment);
void set_archived(db::Write& write, SegmentId id, bool archived);
/// One that is not archived.
std::optional<Segment> find_segment(db::Read& read, SegmentId id);

struct SegmentFilter {
    std::optional<SegmentKind> kind;
    std::string words;
};
/// By their last change, the newest first.
std::vector<Segment> segments_before(db::Read& read, SegmentFilter const& filter, Place const& before, int limit);
db::Counts count_segments(db::Read& read, SegmentFilter const& filter);
Place place_of(Segment const& segment);

/// All live ones, in the order of their ids; kept for the transaction.
std::vector<Segment> const& live_segments(db::Read& read);
/// Whether there are any.
bool has_live_segments(db::Read& read);
/// Those that are not archived and name this one.
std::vector<Segment> segments_naming(db::Read& read, SegmentId id);
std::vector<WorkspaceId> workspaces_with_live_segments(db::Read& read);

void put_version(db::Write& write, Segment const& segment);
std::vector<FormerVersion> versions_before(db::Read& read, SegmentId id, std::int64_t before, int limit);
std::optional<FormerVersion> find_version(db::Read& read, SegmentId id, std::int64_t version);

// --- contacts in a segment

/// Of these contacts the members, and since when they are.
std::map<RecordId, Instant> members_since(db::Read& read, SegmentId id, std::vector<RecordId> const& contacts);
/// Contacts that fit, after this one.
std::vector<RecordId> contacts_after(db::Read& read, db::Condition const& where, RecordId after, int limit);
/// All that fit, by their ids: asked once for who goes through them in pieces.
std::vector<RecordId> all_contacts(db::Read& read, db::Condition const& where);
/// The latest that fit.
std::vector<RecordId> latest_contacts(db::Read& read, db::Condition const& where, int limit);
std::int64_t count_contacts(db::Read& read, db::Condition const& where);
/// Of these contacts, those that fit become members and the others none; how many more there are.
std::int64_t settle(db::Write& write, SegmentId id, db::Condition const& where, std::vector<RecordId> const& contacts);
/// Who fits and is no member, or is one and does not fit; at most `limit`.
std::vector<RecordId> unsettled(db::Read& read, SegmentId id, db::Condition const& where, int limit);
/// Puts live contacts in; how many were not.
std::int64_t add_members(db::Write& write, SegmentId id, std::vector<RecordId> const& contacts);
std::int64_t remove_members(db::Write& write, SegmentId id, std::vector<RecordId> const& contacts);
/// Adds to the sum; says so to open screens.
void count_members(db::Write& write, SegmentId id, std::int64_t more);
void set_counted(db::Write& write, SegmentId id, std::int64_t version);
/// Why the database does not answer it; nothing where it does.
void set_problem(db::Write& write, SegmentId id, std::optional<std::string> const& problem);

// --- contacts to look at again

void put_due(db::Write& write, RecordId contact);
/// Those linked with a record.
void put_due_linked(db::Write& write, ObjectType object, RecordId record);
std::vector<RecordId> due_contacts(db::Read& read, int limit);
void delete_due(db::Write& write, std::vector<RecordId> const& contacts);

}  // namespace tandem::segments
