#include "platform/db/internal/writer.hpp"

#include <chrono>
#include <stdexcept>

#include "platform/db/errors.hpp"

namespace tandem::db {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t largest_batch = 256;
constexpr auto longest_batch = std::chrono::milliseconds(10);
constexpr int begin_attempts = 4;

// Several Tandem processes on one PostgreSQL write in turn, as they do on one SQLite file.
constexpr auto begin_on_postgres = "begin; select pg_advisory_xact_lock(7446529731)";
constexpr auto begin_on_sqlite = "begin immediate";

}  // namespace

Writer::Writer(Address address, std::unique_ptr<Connection> connection)
    : address_(std::move(address)), connection_(std::move(connection)), thread_([this] { work(); }) {}

Writer::~Writer() {
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    work_arrived_.notify_all();
}

bool Writer::perform(Body const& body) {
    if (std::this_thread::get_id() == thread_.get_id()) throw std::logic_error("a write cannot begin inside another write");
    Request request{&body};
    std::unique_lock lock(mutex_);
    queue_.push_back(&request);
    work_arrived_.notify_one();
    work_done_.wait(lock, [&] { return request.done; });
    lock.unlock();
    if (request.failure) std::rethrow_exception(request.failure);
    return request.kept;
}

std::int64_t Writer::commits() const {
    std::lock_guard const lock(mutex_);
    return commits_;
}

std::int64_t Writer::writes() const {
    std::lock_guard const lock(mutex_);
    return writes_;
}

void Writer::work() {
    for (;;) {
        auto batch = wait_for_batch();
        if (batch.empty()) return;
        try {
            commit_batch(batch);
        } catch (...) {
            for (auto* request : batch) {
                request->kept = false;
                if (!request->failure) request->failure = std::current_exception();
            }
            if (connection_ && connection_->is_lost()) connection_.reset();
        }
        finish(batch);
    }
}

/// Empty when the writer stops; what was queued before is still done.
Writer::Batch Writer::wait_for_batch() {
    std::unique_lock lock(mutex_);
    work_arrived_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
    Batch batch;
    while (!queue_.empty() && batch.size() < largest_batch) {
        batch.push_back(queue_.front());
        queue_.pop_front();
    }
    return batch;
}

/// Takes less than the whole batch when it runs for long; the rest goes back to the head of the queue.
void Writer::commit_batch(Batch& batch) {
    begin();
    auto const end = Clock::now() + longest_batch;
    std::size_t ran = 0;
    try {
        while (ran < batch.size() && (ran == 0 || Clock::now() < end)) run_in_savepoint(*batch[ran++]);
        connection_->execute("commit");
    } catch (...) {
        auto const cause = std::current_exception();
        try {
            connection_->execute("rollback");
        } catch (std::exception const&) {  // the engine has rolled back by itself, or is gone
        }
        std::rethrow_exception(cause);
    }
    std::lock_guard const lock(mutex_);
    ++commits_;
    writes_ += static_cast<std::int64_t>(ran);
    while (batch.size() > ran) {
        queue_.push_front(batch.back());
        batch.pop_back();
    }
}

/// Another process may hold the lock, or the server may have been restarted: nothing has run yet, so it is tried again.
void Writer::begin() {
    for (int attempt = 1;; ++attempt) {
        try {
            connection().execute(address_.engine == Engine::sqlite ? begin_on_sqlite : begin_on_postgres);
            return;
        } catch (Unavailable const&) {
            if (connection_ && connection_->is_lost()) connection_.reset();
            if (attempt == begin_attempts) throw;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50 * attempt));
    }
}

Connection& Writer::connection() {
    if (!connection_) {
        try {
            connection_ = std::make_unique<Connection>(address_, Purpose::writing);
        } catch (CannotOpen const& error) {
            throw Unavailable(error.what());
        }
    }
    return *connection_;
}

/// Throws only when the whole batch is lost: the savepoint could not be made or left.
void Writer::run_in_savepoint(Request& request) {
    connection_->execute("savepoint request");
    try {
        request.kept = (*request.body)(*connection_);
    } catch (...) {
        request.failure = std::current_exception();
    }
    connection_->execute(request.kept ? "release savepoint request" : "rollback to savepoint request; release savepoint request");
}

void Writer::finish(Batch const& batch) {
    std::lock_guard const lock(mutex_);
    for (auto* request : batch) request->done = true;
    work_done_.notify_all();
}

}  // namespace tandem::db
