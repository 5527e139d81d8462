#pragma once

#include "crm/timeline/api.hpp"
#include "platform/db/db.hpp"
#include "platform/db/visible.hpp"

namespace tandem::timeline {

/// A fact for a record's story. With an `id` of its own a later call replaces the entry: a visit that goes on.
struct NewEntry {
    ObjectType object{};
    RecordId record;
    Kind kind;
    std::optional<Department> department{};  ///< the kind's own when absent
    std::string title;
    std::string detail{};
    std::optional<std::string> body{};
    json::value facts = json::object{};
    std::optional<std::string> link{};
    std::optional<Instant> at{};         ///< now when absent
    std::optional<std::int64_t> id{};    ///< fresh when absent
    std::optional<std::string> by{};     ///< who did it where that is not the acting user: a customer, a rule
    db::About about{};                   ///< the record it tells of where that is another one
    std::optional<RecordId> activity{};  ///< whose words it shows, where it is a note, a call …
};

/// Also keeps the contact's last activity, unless the entry only tells of a change of the record or of its score.
void add(db::Write& write, NewEntry const& entry);

/// Raw facts of a record, newest first, for rules that count them: at most `limit` of the given kinds since `since`.
struct Fact {
    std::int64_t id = 0;
    Instant at;
    std::string kind;
    std::string title;
    std::string detail;
    std::string body;
    db::Json facts;
    std::optional<std::string> link;  ///< of the screen that shows what it is about
};
BOOST_DESCRIBE_STRUCT(Fact, (), (id, at, kind, title, detail, body, facts, link))
std::vector<Fact> facts_of(db::Read& read, ObjectType object, RecordId record, std::vector<std::string> const& kinds, Instant since,
                           int limit);

/// The open task of a contact or of its live deals that is due first.
struct NextTask {
    std::optional<Instant> due_at;
    std::string body;
    db::About about{};  ///< the deal it lies on, or what it tells of
};
BOOST_DESCRIBE_STRUCT(NextTask, (), (due_at, body, about))
std::optional<NextTask> next_task(db::Read& read, RecordId contact);

/// Tells the story of record changes: reactions.
void on_created(db::Write& write, records::RecordCreated const& event);
void on_changed(db::Write& write, records::RecordChanged const& event);
void on_archived(db::Write& write, records::RecordArchived const& event);
void on_restored(db::Write& write, records::RecordRestored const& event);

}  // namespace tandem::timeline
