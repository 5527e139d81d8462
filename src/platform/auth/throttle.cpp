#include "platform/auth/throttle.hpp"

#include <algorithm>

namespace tandem::auth {
namespace {

constexpr int free_tries = 5;
constexpr Duration window = minutes(15);
constexpr std::size_t most_entries = 100'000;

}  // namespace

Duration Throttle::wait(std::string const& key, Instant now) {
    std::lock_guard const lock(mutex_);
    auto const found = entries_.find(key);
    if (found == entries_.end() || found->second.failures < free_tries) return {};
    auto const doublings = std::min(found->second.failures - free_tries, 8);
    Duration const pause = std::min(seconds(5LL << doublings), window);
    return std::max(Duration{}, found->second.last + pause - now);
}

void Throttle::failed(std::string const& key, Instant now) {
    std::lock_guard const lock(mutex_);
    if (entries_.size() >= most_entries) forget_old(now);
    auto& entry = entries_[key];
    if (now - entry.last > window) entry.failures = 0;
    ++entry.failures;
    entry.last = now;
}

void Throttle::succeeded(std::string const& key) {
    std::lock_guard const lock(mutex_);
    entries_.erase(key);
}

void Throttle::forget_old(Instant now) {
    std::erase_if(entries_, [&](auto const& entry) { return now - entry.second.last > window; });
    if (entries_.size() >= most_entries) entries_.clear();
}

}  // namespace tandem::auth
