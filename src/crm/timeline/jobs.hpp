#pragma once

#include "base/described.hpp"
#include "platform/db/db.hpp"
#include "platform/jobs/jobs.hpp"

namespace tandem::timeline {

/// Whoever was given a task is told when it falls due.
struct TellTasksDue {
    static constexpr auto name = "tell_tasks_due";
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(TellTasksDue, (), (version))

/// Of this workspace, a batch of those that are due by now and were not told.
void tell_tasks_due(db::Write& write);
void add_handlers(jobs::Handlers& handlers);

}  // namespace tandem::timeline
