#include "platform/jobs/runner.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "platform/jobs/internal/queue.hpp"

namespace tandem::jobs {

namespace {

using Clock = std::chrono::steady_clock;

// Another process cannot wake this one: what it queues is found at the latest after this long.
constexpr auto longest_sleep = std::chrono::seconds(10);
// While something runs: how soon its progress is stored.
constexpr auto progress_pace = std::chrono::seconds(1);
constexpr Duration kept_after_end = days(1);

}  // namespace

/// One thread dispatches (claims, renews leases, sleeps), the others run handlers.
struct Runner::Parts {
    Parts(db::Database& given, Handlers const& handlers, Config settings)
        : database(given), config(settings), queue(given, handlers, settings.lease), signal(std::make_shared<Signal>()) {}

    /// Outlives the runner, because a write may be about to wake it.
    struct Signal {
        std::mutex mutex;
        std::condition_variable changed;
        bool woken = false;

        void wake() {
            std::lock_guard const lock(mutex);
            woken = true;
            changed.notify_all();
        }
    };

    void dispatch();
    void dispatch_once();
    void hand_over(Leases const& claimed);
    void renew_if_due();
    void delete_ended_if_due();
    void sleep(bool all_busy);
    void work();
    Leases running_now();

    db::Database& database;
    Config config;
    Queue queue;
    std::shared_ptr<Signal> signal;
    std::condition_variable handed_over;
    std::deque<std::shared_ptr<Lease>> waiting;  // guarded by signal->mutex, as are the two below
    Leases running;
    bool stopping = false;
    Clock::time_point next_renewal = Clock::now();
    Clock::time_point next_deletion = Clock::now();
    std::vector<std::jthread> threads;
};

Runner::Runner(db::Database& database, Handlers const& handlers, Config config)
    : parts_(std::make_unique<Parts>(database, handlers, config)) {
    database.on_enqueued([signal = parts_->signal] { signal->wake(); });
    handlers.start(database);
    for (int i = 0; i < config.threads; ++i) parts_->threads.emplace_back([parts = parts_.get()] { parts->work(); });
    parts_->threads.emplace_back([parts = parts_.get()] { parts->dispatch(); });
}

Runner::~Runner() {
    parts_->database.on_enqueued({});
    {
        std::lock_guard const lock(parts_->signal->mutex);
        parts_->stopping = true;
        for (auto const& lease : parts_->running) lease->stopping = true;
    }
    parts_->signal->changed.notify_all();
    parts_->handed_over.notify_all();
    parts_->threads.clear();
}

void Runner::wake() { parts_->signal->wake(); }

void Runner::Parts::dispatch() {
    for (bool started = false;;) {
        try {
            if (!started) queue.ensure_recurring();
            started = true;
            dispatch_once();
        } catch (std::exception const& error) {
            spdlog::error("jobs: {}", error.what());
            std::unique_lock lock(signal->mutex);
            signal->changed.wait_for(lock, std::chrono::seconds(1), [&] { return stopping; });
        }
        std::lock_guard const lock(signal->mutex);
        if (stopping && running.empty()) return;
    }
}

void Runner::Parts::dispatch_once() {
    int idle = 0;
    {
        std::lock_guard const lock(signal->mutex);
        signal->woken = false;
        idle = stopping ? 0 : config.threads - static_cast<int>(running.size());
    }
    auto const due = idle > 0 ? queue.next_due() : std::nullopt;
    if (due && *due <= now()) {
        auto const claimed = queue.claim(idle, running_now());
        hand_over(claimed);
        if (!claimed.empty()) return;
    }
    renew_if_due();
    delete_ended_if_due();
    sleep(idle == 0);
}

void Runner::Parts::hand_over(Leases const& claimed) {
    {
        std::lock_guard const lock(signal->mutex);
        if (!stopping) {
            running.insert(running.end(), claimed.begin(), claimed.end());
            waiting.insert(waiting.end(), claimed.begin(), claimed.end());
            handed_over.notify_all();
            return;
        }
    }
    for (auto const& lease : claimed) {  // the threads that would run them have gone home
        lease->stopping = true;
        queue.run(*lease);
    }
}

void Runner::Parts::renew_if_due() {
    auto const leases = running_now();
    if (leases.empty()) return;
    queue.learn_of_cancellations(leases);
    bool const moved = std::ranges::any_of(leases, [](auto const& lease) { return lease->progress != lease->progress_stored; });
    if (!moved && Clock::now() < next_renewal) return;
    queue.renew(leases);
    next_renewal = Clock::now() + std::chrono::milliseconds(config.lease.ms / 4);
}

void Runner::Parts::delete_ended_if_due() {
    if (Clock::now() < next_deletion) return;
    next_deletion = Clock::now() + std::chrono::hours(1);
    database.write(db::Actor{}, [](db::Write& write) { delete_ended(write, write.now() - kept_after_end); });
}

void Runner::Parts::sleep(bool all_busy) {
    Clock::duration pause = longest_sleep;
    if (!all_busy) {
        if (auto const due = queue.next_due())
            pause = std::min<Clock::duration>(pause, std::chrono::milliseconds(std::max<std::int64_t>(1, (*due - now()).ms)));
    }
    std::unique_lock lock(signal->mutex);
    if (!running.empty())
        pause = std::min<Clock::duration>(pause, std::min<Clock::duration>(progress_pace, std::chrono::milliseconds(config.lease.ms / 4)));
    signal->changed.wait_for(lock, pause, [&] { return signal->woken || (stopping && running.empty()); });
}

Leases Runner::Parts::running_now() {
    std::lock_guard const lock(signal->mutex);
    return running;
}

void Runner::Parts::work() {
    for (;;) {
        std::unique_lock lock(signal->mutex);
        handed_over.wait(lock, [&] { return stopping || !waiting.empty(); });
        if (waiting.empty()) return;
        auto const lease = std::move(waiting.front());
        waiting.pop_front();
        lock.unlock();
        try {
            queue.run(*lease);
        } catch (std::exception const& error) {  // its lease will expire and the job run again
            spdlog::error("job {} {}: {}", lease->job.name, lease->job.id.value, error.what());
        }
        lock.lock();
        std::erase(running, lease);
        signal->woken = true;
        signal->changed.notify_all();
    }
}

int run_due(db::Database& database, Handlers const& handlers) {
    Queue queue(database, handlers, minutes(10));
    for (int ran = 0;;) {
        auto const leases = queue.claim(1);
        if (leases.empty()) return ran;
        queue.run(*leases.front());
        ++ran;
    }
}

int settle(db::Database& database, Handlers const& handlers) {
    handlers.start(database);
    Queue(database, handlers, minutes(10)).ensure_recurring();
    return run_due(database, handlers);
}

}  // namespace tandem::jobs
