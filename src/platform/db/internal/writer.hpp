#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/db/internal/connection.hpp"

namespace tandem::db {

/// Group commit. Every write waits for a sync of the disk; so all that wait at the same moment share one transaction and
/// one sync. Each runs in a savepoint of its own, and its failure leaves the others alone. Under load a batch fills
/// while the one before it syncs; alone, a write starts at once.
class Writer {
public:
    /// Runs in the savepoint; false rolls it back.
    using Body = std::function<bool(Connection&)>;

    /// The connection is one to this address; where it is lost, another is made.
    Writer(Address address, std::unique_ptr<Connection> connection);
    ~Writer();
    Writer(Writer const&) = delete;
    Writer& operator=(Writer const&) = delete;

    /// Returns whether the body was committed. Rethrows what the body threw, or Unavailable when the commit failed.
    bool perform(Body const& body);

    std::int64_t commits() const;
    std::int64_t writes() const;

private:
    struct Request {
        Body const* body;
        bool kept = false;
        bool done = false;
        std::exception_ptr failure{};
    };
    using Batch = std::vector<Request*>;

    void work();
    Batch wait_for_batch();
    void commit_batch(Batch& batch);
    void begin();
    void run_in_savepoint(Request& request);
    void finish(Batch const& batch);
    Connection& connection();

    Address address_;
    std::unique_ptr<Connection> connection_;
    mutable std::mutex mutex_;
    std::condition_variable work_arrived_;
    std::condition_variable work_done_;
    std::deque<Request*> queue_;
    bool stopping_ = false;
    std::int64_t commits_ = 0;
    std::int64_t writes_ = 0;
    std::jthread thread_;
};

}  // namespace tandem::db
