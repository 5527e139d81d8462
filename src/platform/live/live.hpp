#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "platform/db/touched.hpp"
#include "platform/http/response.hpp"
#include "platform/http/route.hpp"

namespace tandem::live {

/// What `write.touch` said, as the screens hear it.
struct Change {
    std::string object;
    std::optional<RecordId> id;  ///< absent: any of them
    db::ChangeKind kind;
    std::optional<ChangeSetId> change_set;
};
BOOST_DESCRIBE_STRUCT(Change, (), (object, id, kind, change_set))

struct Limits {
    std::size_t per_person = 20;
    std::size_t per_workspace = 200;
    std::size_t in_all = 1'000;  ///< half of the connections that the server takes
    std::chrono::milliseconds heartbeat{15'000};
    std::chrono::milliseconds gather{1'000};  ///< what changed meanwhile is one word to who may not see all
};

/// An open screen.
struct Listener {
    WorkspaceId workspace;
    UserId user;
    bool sees_all = false;  ///< whether every record may be named to it
    std::shared_ptr<http::Stream> stream;
    std::function<bool()> stands;  ///< whether it would be let in again as who it is; reads the database
};

/// Tells open screens of a workspace what changed. Callable from any thread; `publish` never waits for a listener.
class Hub {
public:
    explicit Hub(Limits limits = {});
    ~Hub();
    Hub(Hub const&) = delete;
    Hub& operator=(Hub const&) = delete;

    /// What one commit changed.
    void publish(WorkspaceId workspace, std::span<Change const> changes);
    /// Ends the streams of a person, or without one of everybody in the workspace: they ask anew, as who they are now.
    void end(WorkspaceId workspace, UserId user = {});

    /// Whoever has too many open loses the oldest; where nobody has more than the others: kind too_many.
    Result<void> join(Listener listener);
    std::size_t listeners(WorkspaceId workspace);
    /// Ends all streams. Whatever their `stands` asks must live until then.
    void stop();

private:
    using Listeners = std::vector<Listener>;  // oldest first
    struct Person {
        WorkspaceId workspace;
        UserId user;
        auto operator<=>(Person const&) const = default;
    };

    bool make_room(Person const& person);
    void displace_oldest(Person const& person);
    void forget_gone();
    void send(WorkspaceId workspace, std::string const& bytes, bool restricted_too);
    void beat();
    void tell_restricted();
    void end_fallen(std::unique_lock<std::mutex>& lock);
    void drop(std::shared_ptr<http::Stream> const& stream);

    Limits limits_;
    std::mutex mutex_;
    std::condition_variable stop_;
    bool stopping_ = false;
    std::map<WorkspaceId, Listeners> listeners_;
    std::map<WorkspaceId, std::set<std::string>> untold_;  ///< kinds that changed, for who may not see all
    std::thread heart_;
};

/// GET /api/live. Needs the parts Hub and http::Gate.
extern http::Routes const live_routes;

}  // namespace tandem::live
