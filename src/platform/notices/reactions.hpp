#pragma once

#include "platform/db/db.hpp"
#include "platform/jobs/overview.hpp"

namespace tandem::notices {

/// Whoever began work that people wait for is told how it ended.
void on_job_ended(db::Write& write, jobs::JobEnded const& event);

}  // namespace tandem::notices
