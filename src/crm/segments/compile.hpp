#pragma once

#include "crm/segments/conditions.hpp"
#include "platform/db/db.hpp"

namespace tandem::segments {

/// Whom a query goes through. The rows are the same; the way to them is not.
enum class Scope {
    everyone,  ///< each event and association is gone through once
    few,       ///< each contact asks for its own
};

/// One line of a builder: a group, or a condition that is compiled.
struct Line {
    std::string pointer;
    std::optional<Holding> group{};
    std::vector<std::size_t> parts{};  ///< of a group, the numbers of its lines
    db::Condition where{};             ///< of a condition
};

/// A tree as SQL over `contact`. Its lines stand in the order in which people read them, the whole tree is the first.
class Compiled {
public:
    std::vector<Line> const& lines() const { return lines_; }
    /// Of the whole, or of one line.
    db::Condition where(std::size_t line = 0) const;
    /// Whether a line holds, where this is known of each condition.
    template <class Holds>
    bool holds(Holds const& of_condition, std::size_t line = 0) const {
        auto const& one = lines_[line];
        if (!one.group) return of_condition(line);
        for (auto const part : one.parts) {
            bool const does = holds(of_condition, part);
            if (*one.group == Holding::all && !does) return false;
            if (*one.group == Holding::any && does) return true;
            if (*one.group == Holding::none && does) return false;
        }
        return *one.group != Holding::any;
    }

private:
    friend class Compiler;
    std::vector<Line> lines_;
};

/// Every wrong condition is named: `property_unknown` is HubSpot's PROPERTY_DOESNT_EXIST, `event_unknown`, `topic_unknown`,
/// `segment_unknown`, `segment_cycle`, `too_many`. `self` is the segment that the condition is of, if it is of one.
Result<Compiled> compile(db::Read& read, Condition const& condition, Scope scope, std::string const& pointer = "/condition",
                         SegmentId self = {});

/// Of rows of `contact_event e`: those that such a condition counts. The event is a known one.
db::Condition event_is(db::Read const& read, EventCondition const& condition);

/// What is asked of a record of the other kind, over its table.
Result<db::Condition> fits(db::Read& read, AssociatedCondition const& condition);

/// Whether time alone can make another one of who is meant.
bool depends_on_time(db::Read& read, Condition const& condition);

}  // namespace tandem::segments
