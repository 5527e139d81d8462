#pragma once

// What other features may do with records. Every change made here belongs to the write's change set, leaves its former
// values in the history, keeps the record findable and is published to whoever reacts.

#include "crm/records/api.hpp"
#include "platform/db/db.hpp"
#include "platform/db/visible.hpp"

namespace tandem::records {

/// By whose rules a change is made: people may not write computed properties, the program and an import may.
enum class Authority { person, program };

/// The record with the named properties (HubSpot's default ones when empty; `all` for every property that has a value).
std::optional<Record> find(db::Read& read, ObjectType type, RecordId id, std::vector<std::string> const& properties = {});
std::vector<Record> find_all(db::Read& read, ObjectType type, std::vector<RecordId> const& ids,
                             std::vector<std::string> const& properties = {});
/// How many live records the asker sees, from a sum that is kept.
std::int64_t live_total(db::Read& read, ObjectType type);
/// The live contact with this address.
std::optional<Record> find_contact_by_email(db::Read& read, std::string const& email, std::vector<std::string> const& properties = {});

/// Creates a record. conflict `record_exists` when the address is taken (the message names the existing id),
/// invalid `property_unknown` and others name every wrong property.
Result<RecordId> create(db::Write& write, ObjectType type, PropertyValues const& values, Authority authority = Authority::program);
/// Changes the named properties only; a value that stays the same leaves no trace. False when all stay. not_found `record_unknown`.
Result<bool> update(db::Write& write, ObjectType type, RecordId id, PropertyValues const& values, Authority authority = Authority::program);
/// Sets computed values that merely follow from others, such as a score: published, but neither a new version of the record
/// nor part of its history, so that no undo stumbles over them. Values are as stored. False when nothing changed.
Result<bool> put_computed(db::Write& write, ObjectType type, RecordId id, PropertyValues const& values);
/// The latest thing that happened with a contact.
struct LastActivity {
    Instant at;
    std::string type;
    std::string department;
    std::string title;
    db::About about{};
};
BOOST_DESCRIBE_STRUCT(LastActivity, (), (at, type, department, title, about))
/// Keeps it on the contact, for lists; an older one than is kept changes nothing. One statement, not published: it comes
/// with a fact that is.
void put_last_activity(db::Write& write, RecordId contact, LastActivity const& activity);
/// The same where one is gone that may have been the latest.
void set_last_activity(db::Write& write, RecordId contact, std::optional<LastActivity> const& activity);
/// What is due next with a contact, if anything is.
struct NextActivity {
    std::optional<Instant> at;
    std::optional<std::string> title;
    db::About about{};
};
/// Keeps it on the contact, as put_computed does.
void put_next_activity(db::Write& write, RecordId contact, NextActivity const& activity);
/// Takes a record out of lists and counts; its address becomes free. Archiving an archived record does nothing.
Result<void> archive(db::Write& write, ObjectType type, RecordId id);
Result<void> restore(db::Write& write, ObjectType type, RecordId id);

/// Takes back everything a change set did, or nothing: conflict `changed_since` names the first value that is no longer
/// what the change set left. Returns how many records were touched.
Result<std::int64_t> undo(db::Write& write, ChangeSetId change_set);

/// The records that a change set did something to, those it came to last first; at most `limit`.
std::vector<std::pair<ObjectType, RecordId>> records_changed_by(db::Read& read, ChangeSetId change_set, int limit);
/// Takes back what a change set did to one record: for one that is too large to be taken back as a whole. Codes `changed_since`,
/// `change_set_unknown` where the asker does not see it. Done in part where it fails: for `write.whole`.
Result<void> undo_of_record(db::Write& write, ChangeSetId change_set, ObjectType type, RecordId id);

/// Ids of live records of `to` linked with this one, in their order.
std::vector<RecordId> associated(db::Read& read, ObjectType from, RecordId id, ObjectType to, int limit = 500);
/// Links two records both ways with the default labels. not_found when one does not exist.
Result<void> associate(db::Write& write, ObjectType from, RecordId from_id, ObjectType to, RecordId to_id);
Result<void> dissociate(db::Write& write, ObjectType from, RecordId from_id, ObjectType to, RecordId to_id);

/// Name to show: first and last name, else address, else phone; company name; deal name. Of kinds of every workspace.
std::string title_of(ObjectType type, Record const& record);
/// The same of any kind; the record was read with its title.
std::string title_of(db::Read& read, ObjectType type, Record const& record);

}  // namespace tandem::records
