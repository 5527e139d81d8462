#pragma once

#include "crm/timeline/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::timeline {

/// A fact for a record's story. With an `id` of its own a later call replaces the entry: a visit that goes on.
struct NewEntry {
    ObjectType object{};
    RecordId record;
    Kind kind{};
    Department department{};
    std::string title;
    std::string detail{};
    std::optional<std::string> body{};
    json::value facts = json::object{};
    std::optional<std::string> link{};
    std::optional<Instant> at{};        ///< now when absent
    std::optional<std::int64_t> id{};   ///< fresh when absent
};

void add(db::Write& write, NewEntry const& entry);

/// Raw facts of a record, newest first, for rules that count them: at most `limit` of the given kinds since `since`.
struct Fact {
    std::int64_t id = 0;
    Instant at;
    Kind kind{};
    std::string title;
    std::string detail;
    std::string body;
    db::Json facts;
};
BOOST_DESCRIBE_STRUCT(Fact, (), (id, at, kind, title, detail, body, facts))
std::vector<Fact> facts_of(db::Read& read, ObjectType object, RecordId record, std::vector<std::string> const& kinds, Instant since, int limit);

/// Tells the story of record changes: reactions for src/app/wiring.
void on_created(db::Write& write, records::RecordCreated const& event);
void on_changed(db::Write& write, records::RecordChanged const& event);
void on_archived(db::Write& write, records::RecordArchived const& event);
void on_restored(db::Write& write, records::RecordRestored const& event);

}  // namespace tandem::timeline
