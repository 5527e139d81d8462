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
#include "platform/http/response.hpp"
#include "platform/http/route.hpp"

namespace tandem::live {

enum class ChangeKind { created, updated, archived };
BOOST_DESCRIBE_ENUM(ChangeKind, created, updated, archived)

/// A record changed; whoever looks at it fetches it anew, with its own rights.
struct Change {
    std::string object;  ///< "contact", "deal", "quote" …
    RecordId id;
    ChangeKind kind;
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

    /// Give it to `Write::after_commit`, so that nobody hears of what was rolled back.
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

/// GET /api/live. Needs a Hub among the services.
extern http::Routes const live_routes;

}  // namespace tandem::live
