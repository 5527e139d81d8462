#pragma once

#include <stdexcept>

#include "base/parts.hpp"
#include "base/result.hpp"
#include "platform/db/db.hpp"
#include "platform/demo/causes.hpp"

namespace tandem::db {
class Database;
}

namespace tandem::demo {

struct Share;

struct Size {
    int contacts = 2'000;
    std::int64_t events = 200'000;
    std::uint64_t seed = 1;
};

/// A newsletter goes out, to whoever is known by then.
struct Mailing {
    Campaign const* campaign;
    Instant at;
};

/// The company in which everything happens.
struct World {
    Size size;
    WorkspaceId workspace;
    Instant opened;  ///< eighteen months ago
    Instant today;
    UserId owner{};
    std::vector<UserId> reps{};
    std::vector<UserId> marketers{};
    std::vector<Mailing> mailings{};  ///< oldest first
    std::vector<Share const*> shares{};
    Parts remembered{};  ///< what features keep of what they set up; filled while the company is founded

    db::Actor actor() const { return {workspace, {}, db::Role::owner, db::Means::command}; }
};

/// Somebody known looks at the site.
struct Visit {
    Instant at;
    Source const* source;
    Campaign const* campaign;
    std::vector<std::string> pages;
    std::string goal{};  ///< what they ask for on the last of them
};

/// One life: its causes, and what came of them so far.
struct Person {
    std::string firstname;
    std::string lastname;
    std::string email;
    std::string phone;
    std::string company;
    std::string domain;
    std::string city;
    std::string country;
    Trade const* trade = nullptr;
    std::int64_t budget = 0;
    std::int64_t team_size = 0;
    Source const* source = nullptr;
    Campaign const* campaign = nullptr;  ///< that brought them, if one did
    Request const* request = nullptr;
    Good const* bike = nullptr;  ///< what they need, and how many
    std::int64_t bikes = 0;
    bool fits = false;      ///< there is something to sell to them
    bool in_talks = false;  ///< their story answers for them when they are offered to sales

    std::vector<Visit> visits{};  ///< oldest first
    // Features note these.
    RecordId contact{};
    RecordId firm{};
    RecordId deal{};
    UserId rep{};           ///< who took them on
    Instant answered_at{};  ///< when
};

enum class Happening {
    came,        ///< a visit
    asked,       ///< sends the form of their request
    recognised,  ///< whoever asked is known: their visits are theirs
    met,         ///< a rep found them; no visit before
    warmed,      ///< a reader of newsletters begins to want a bike
    mailed,      ///< a newsletter went out while they were known
    clicked,     ///< a visit by a link of a newsletter
    looked_up,   ///< a marketer learns about their firm
    judged,      ///< sales answers, where they are offered to it
    talked,
    put_off,     ///< nothing to sell them now
    interested,  ///< the talk is about bikes: so many, for so much
    tried,       ///< the bikes, at their place
    quoted,
    opened_quote,
    negotiated,
    accepted,
    declined,
    won,
    lost,
    planned,  ///< it goes on, but not today
};

/// Who does it, by what means.
struct Doer {
    UserId user;
    db::Role role;
    db::Means means;
};
constexpr Doer visitor{UserId{}, db::Role::visitor, db::Means::public_link};
constexpr Doer program{UserId{}, db::Role::owner, db::Means::job};

struct Moment {
    Happening what;
    Instant at;
    Doer by;
    std::uint64_t luck;
    std::optional<Visit> visit{};          ///< came, clicked
    Campaign const* newsletter = nullptr;  ///< mailed
};

/// A feature's part in the demo, in its demo.cpp; it may lack any.
struct Share {
    /// What the company sets up when it opens.
    void (*found)(db::Write& write, World& world) = nullptr;
    /// What comes of a moment. It happens at that moment and by whoever does it, as one change.
    void (*happen)(db::Write& write, World& world, Person& person, Moment const& moment) = nullptr;
    /// What happens whatever the stories tell: on a thread of its own, beside them.
    Result<void> (*beside)(World& world) = nullptr;
    /// Once all is told.
    Result<void> (*close)(db::Database& database, World& world) = nullptr;
};

/// What a story takes for granted. Throws std::runtime_error where it was refused: the demo is not what it says then.
template <class T>
void done(Result<T> const& result) {
    if (!result) throw std::runtime_error(result.error().code + ": " + result.error().message);
}

/// Lets every feature add its share, in their order. A feature may let something happen that follows: a click in a mail.
void happen(db::Write& write, World& world, Person& person, Moment const& moment);

}  // namespace tandem::demo
