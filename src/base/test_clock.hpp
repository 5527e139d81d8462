#pragma once

// For tests only: the time of the whole program, moved forward.

#include <atomic>

#include "base/time.hpp"

namespace tandem {

/// From here on now() is ahead of the system clock by the milliseconds that stand there, for as long as the process lives.
void run_ahead_by(std::atomic<std::int64_t> const& ms);

/// now() goes on as it does, and jumps when it is told to; back to the machine's time at the end.
class TestClock {
public:
    TestClock() { run_ahead_by(ahead_ms_); }
    ~TestClock() { ahead_ms_ = 0; }
    TestClock(TestClock const&) = delete;
    TestClock& operator=(TestClock const&) = delete;

    static void pass(Duration time) { ahead_ms_ += time.ms; }

private:
    static inline std::atomic<std::int64_t> ahead_ms_ = 0;
};

}  // namespace tandem
