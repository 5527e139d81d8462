#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "platform/events/internal/duck.hpp"

namespace tandem::events::duck {

/// A few connections, opened when first needed and lent to one query at a time.
class Pool {
public:
    Pool(Database const& database, std::size_t size) : database_(database), unopened_(size) {}

    template <class F>
    auto with(F&& use) {
        Loan loan{*this, take()};
        return use(*loan.connection);
    }

private:
    struct Loan {
        Pool& pool;
        std::unique_ptr<Connection> connection;
        ~Loan() { pool.give_back(std::move(connection)); }
    };

    std::unique_ptr<Connection> take() {
        std::unique_lock lock(mutex_);
        free_.wait(lock, [this] { return unopened_ > 0 || !idle_.empty(); });
        if (idle_.empty()) {
            auto fresh = std::make_unique<Connection>(database_);
            --unopened_;
            return fresh;
        }
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
    }
    void give_back(std::unique_ptr<Connection> connection) {
        {
            std::lock_guard lock(mutex_);
            idle_.push_back(std::move(connection));
        }
        free_.notify_one();
    }

    Database const& database_;
    std::mutex mutex_;
    std::condition_variable free_;
    std::size_t unopened_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace tandem::events::duck
