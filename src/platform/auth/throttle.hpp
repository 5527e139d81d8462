#pragma once

#include "base/time.hpp"

#include <mutex>
#include <string>
#include <unordered_map>

namespace tandem::auth {

/// Slows down guessing: after five failures for one key within fifteen minutes the next try waits, twice as long each time.
/// Kept in memory, bounded; a restart forgives.
class Throttle {
public:
    /// How long the next try must wait; zero when it may go ahead.
    Duration wait(std::string const& key, Instant now);
    void failed(std::string const& key, Instant now);
    void succeeded(std::string const& key);

private:
    struct Entry {
        int failures = 0;
        Instant last{};
    };
    void forget_old(Instant now);

    std::mutex mutex_;
    std::unordered_map<std::string, Entry> entries_;
};

}  // namespace tandem::auth
