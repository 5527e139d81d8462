#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>

#include "platform/events/internal/log.hpp"
#include "platform/events/internal/tables.hpp"

namespace tandem::events {

/// Moves the log into the tables on a thread of its own: everything that is durable, several times a second.
class Loader {
public:
    Loader(Log& log, duck::Database const& database, std::function<void(std::string_view)> report);
    /// Loads what is left, then stops.
    ~Loader();
    Loader(Loader const&) = delete;

    /// Returns when everything that was durable at the call is in the tables; throws when that cannot be done.
    void catch_up();

private:
    void run();
    void load_batch();
    void restart_sessions();

    Log& log_;
    duck::Connection connection_;
    std::function<void(std::string_view)> report_;
    Sessions sessions_;
    std::mutex mutex_;
    std::condition_variable loaded_changed_;
    std::int64_t loaded_ = 0;
    int failures_ = 0;
    std::atomic<int> hurried_{0};
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

}  // namespace tandem::events
