#pragma once

// Conditions for features that ask them of the contacts at hand: which of many hold, in one query.

#include "crm/segments/api.hpp"
#include "crm/segments/compile.hpp"

namespace tandem::segments {

/// As many as one number can say yes or no of: a bigint that is never negative.
inline constexpr std::size_t bits_of_number = 60;

/// A number with a bit for each of these conditions, the first the lowest; at most `bits_of_number`. 0 where there are none.
db::Condition as_bits(std::vector<db::Condition> const& conditions);

/// Of these contacts, which of the conditions hold, in their order. Whoever asks sees all that the conditions speak of: a score is the
/// same whoever set it off. Contacts that are archived or gone are left out.
std::map<RecordId, std::vector<bool>> which_hold(db::Read& read, std::vector<db::Condition> const& conditions,
                                                 std::vector<RecordId> const& contacts);

/// Whether a condition can be kept: compiled for all and for a few, and taken by the database. Errors of compile.hpp.
Result<void> check(db::Read& read, Condition const& condition, std::string const& pointer = "/condition", SegmentId self = {});

/// What is not there any more in a kept condition.
std::vector<Problem> problems_of(db::Read& read, Condition const& condition, std::string const& pointer = "/condition",
                                 SegmentId self = {});

/// The properties of the contact that the condition speaks of; `others` where something else can decide it too: time, links, what
/// happened, consent, other segments.
struct Reads {
    std::vector<std::string> properties;
    bool others = false;
};
Reads reads_of(Condition const& condition);

/// The contacts that are looked at again because something about them changed, for features that keep what follows from conditions.
/// Said in a feature.cpp, before main.
struct Watcher {
    bool (*wants)(db::Read& read);  ///< whether anything is kept that such a change could make another
    void (*look)(db::Write& write, std::vector<RecordId> const& contacts);
};
struct SaidWatcher {
    SaidWatcher(Watcher const& watcher);  // NOLINT: declared as it is
};
std::vector<Watcher> const& watchers();

/// A segment means others from here on, and so does what names it.
struct SegmentChanged {
    SegmentId id;
};

}  // namespace tandem::segments
