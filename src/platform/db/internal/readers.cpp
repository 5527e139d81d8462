#include "platform/db/internal/readers.hpp"

#include "platform/db/errors.hpp"

namespace tandem::db {

namespace {

constexpr auto begin_on_postgres = "begin isolation level repeatable read read only";

void end(std::unique_ptr<Connection>& connection) {
    try {
        connection->execute("rollback");
    } catch (std::exception const&) {
        connection.reset();
    }
}

}  // namespace

void Readers::perform(std::function<void(Connection&)> const& body) {
    auto connection = take();
    struct GiveBack {
        Readers& readers;
        std::unique_ptr<Connection>& connection;
        ~GiveBack() { readers.give_back(std::move(connection)); }
    } const give_back{*this, connection};
    begin(connection);
    try {
        body(*connection);
    } catch (...) {
        end(connection);
        throw;
    }
    end(connection);
}

std::unique_ptr<Connection> Readers::take() {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [&] { return free_places_ > 0; });
    --free_places_;
    if (idle_.empty()) return nullptr;
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    return connection;
}

void Readers::give_back(std::unique_ptr<Connection> connection) {
    std::lock_guard const lock(mutex_);
    ++free_places_;
    if (connection && !connection->is_lost()) idle_.push_back(std::move(connection));
    freed_.notify_one();
}

/// A connection that lay idle may have been cut meanwhile; then a new one is tried once.
void Readers::begin(std::unique_ptr<Connection>& connection) const {
    bool const was_idle = connection != nullptr;
    try {
        if (!connection) connection = std::make_unique<Connection>(address_, Purpose::reading);
        connection->execute(address_.engine == Engine::sqlite ? "begin" : begin_on_postgres);
    } catch (CannotOpen const& error) {
        throw Unavailable(error.what());
    } catch (Unavailable const&) {
        connection.reset();
        if (!was_idle) throw;
        begin(connection);
    }
}

}  // namespace tandem::db
