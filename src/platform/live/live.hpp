#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
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
    RecordId id;
    db::ChangeKind kind;
    std::optional<ChangeSetId> change_set;
};
BOOST_DESCRIBE_STRUCT(Change, (), (object, id, kind, change_set))

struct Limits {
    std::size_t clients_per_workspace = 200;
    std::chrono::milliseconds heartbeat{15'000};
};

/// Tells open screens of a workspace what changed. Callable from any thread; `publish` never waits for a client.
class Hub {
public:
    explicit Hub(Limits limits = {});
    ~Hub();
    Hub(Hub const&) = delete;
    Hub& operator=(Hub const&) = delete;

    void publish(WorkspaceId workspace, Change const& change);

    /// Too many: kind too_many.
    Result<void> join(WorkspaceId workspace, std::shared_ptr<http::Stream> client);
    std::size_t clients(WorkspaceId workspace);

private:
    void send(WorkspaceId workspace, std::string const& bytes);
    void beat();

    Limits limits_;
    std::mutex mutex_;
    std::condition_variable stop_;
    bool stopping_ = false;
    std::map<WorkspaceId, std::vector<std::shared_ptr<http::Stream>>> clients_;
    std::thread heart_;
};

/// GET /api/live. Needs the part Hub.
extern http::Routes const live_routes;

}  // namespace tandem::live
