#pragma once

#include "base/described.hpp"

namespace tandem::goals {

/// What both departments promised for a quarter, as it is kept.
struct Goal {
    std::int64_t target_minor = 0;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Goal, (), (target_minor, version))

struct GoalInput {
    std::int64_t version = 0;
    Money target;
};
BOOST_DESCRIBE_STRUCT(GoalInput, (), (version, target))

/// Won revenue of the running quarter against the promise. Sourced by marketing: the customer's first touch is known;
/// by sales: all else.
struct GoalView {
    std::string label;  ///< "Q4 2026"
    Date from;
    Date to;
    std::int64_t day = 0;  ///< of the quarter, 1 on its first
    std::int64_t days = 0;
    std::optional<Money> target;
    Money won;
    Money marketing_sourced;
    Money sales_sourced;
    std::int64_t deals = 0;
    std::int64_t version = 0;  ///< of the target
};
BOOST_DESCRIBE_STRUCT(GoalView, (), (label, from, to, day, days, target, won, marketing_sourced, sales_sourced, deals, version))

}  // namespace tandem::goals
