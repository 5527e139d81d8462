#pragma once

#include "base/described.hpp"
#include "platform/http/page.hpp"
#include "platform/jobs/overview.hpp"

namespace tandem::work {

using jobs::State;

/// A job in words, as its asker may read them.
struct Job {
    JobId id;
    std::string name;
    std::string title;    ///< its name where no feature has words for it
    std::string outcome;  ///< what was done so far, or in all
    std::optional<std::string> link;
    std::optional<UserId> user_id;  ///< who began it; nobody where the program did
    std::string user_name;
    State state{};
    bool is_stopping = false;  ///< it was cancelled and goes on to the end of its present step
    double progress = 0;       ///< 0 to 1
    int attempts = 0;
    int max_attempts = 0;
    Instant due_at;
    std::optional<std::string> last_error;
    Instant created_at;
    std::optional<Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(Job, (),
                      (id, name, title, outcome, link, user_id, user_name, state, is_stopping, progress, attempts, max_attempts, due_at,
                       last_error, created_at, ended_at))

enum class Whose { mine, all };
BOOST_DESCRIBE_ENUM(Whose, mine, all)

struct JobQuery : http::PageQuery {
    std::optional<Whose> whose;  ///< one's own when absent; all is for who manages users
    std::optional<State> state;
    std::optional<Text<1, 60>> name;
};
BOOST_DESCRIBE_STRUCT(JobQuery, (http::PageQuery), (whose, state, name))

}  // namespace tandem::work
