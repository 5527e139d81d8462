#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tandem::http {

/// Threads that run handlers. The queue is bounded: what does not fit is refused at once rather than late.
class WorkerPool {
public:
    WorkerPool(std::size_t threads, std::size_t queue_limit);
    /// Runs what is queued, then joins.
    ~WorkerPool();
    WorkerPool(WorkerPool const&) = delete;
    WorkerPool& operator=(WorkerPool const&) = delete;

    /// False when the queue is full or the pool is stopping. A task must not throw.
    bool submit(std::function<void()> task);

private:
    void work();

    std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<std::function<void()>> queue_;
    std::size_t queue_limit_;
    bool stopping_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace tandem::http
