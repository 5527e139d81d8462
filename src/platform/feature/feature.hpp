#pragma once

// What a feature says of itself, in its feature.cpp. The list of all stands in src/app/features.def.

#include <string_view>
#include <vector>

#include "base/parts.hpp"
#include "platform/db/subscriptions.hpp"
#include "platform/db/visible.hpp"
#include "platform/feature/file_holder.hpp"
#include "platform/feature/finder.hpp"
#include "platform/feature/job_kind.hpp"
#include "platform/feature/notice_kind.hpp"
#include "platform/feature/thread.hpp"
#include "platform/feature/timeline_kind.hpp"
#include "platform/http/route.hpp"
#include "platform/jobs/jobs.hpp"

namespace tandem::demo {
struct Share;
}

namespace tandem::feature {

struct Feature {
    /// Who may do what stands in each row; the first segments of their paths are addresses that are no screen.
    std::vector<http::Routes const*> routes{};
    std::vector<Finder> finders{};
    std::vector<std::string_view> live{};  ///< what its `write.touch` names; tools/check-layers holds it to that
    std::vector<TimelineKind> timeline{};
    std::vector<NoticeKind> notices{};  ///< what it tells people of
    std::vector<JobKind> job_kinds{};   ///< those of its jobs that somebody waits for
    std::vector<FileHolder> file_holders{};
    Thread thread{};              ///< nodes and edges of the thread that the two departments share
    db::RecordTables records{};   ///< its tables whose rows are records with an owner
    db::Belongings belongings{};  ///< its columns that say to which records a row belongs, or of which it tells
    /// Reactions to events, its own and those of features it uses. They run in the order of the list of features.
    void (*subscribe)(db::Subscriptions& subscriptions) = nullptr;
    /// Brings what an older version left into today's shape, before anybody is served; safe to be cut off and to run again.
    void (*move)(db::Database& database) = nullptr;
    /// Puts what it keeps in memory while the program serves among the parts.
    void (*provide)(Parts& parts) = nullptr;
    /// Handlers of its jobs, recurring ones, and what is done first when the program starts.
    void (*work)(jobs::Handlers& handlers, Parts& parts) = nullptr;
    /// Its part in the demo company, in its demo.cpp.
    tandem::demo::Share const* demo = nullptr;  ///< platform/demo/world.hpp
};

}  // namespace tandem::feature
