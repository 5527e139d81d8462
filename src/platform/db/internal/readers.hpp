#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "platform/db/internal/connection.hpp"

namespace tandem::db {

/// A pool of reading connections, opened when first needed; each use is one snapshot.
class Readers {
public:
    Readers(Address address, int limit) : address_(std::move(address)), free_places_(limit) {}

    void perform(std::function<void(Connection&)> const& body);

private:
    std::unique_ptr<Connection> take();
    void give_back(std::unique_ptr<Connection> connection);
    void begin(std::unique_ptr<Connection>& connection) const;

    Address address_;
    std::mutex mutex_;
    std::condition_variable freed_;
    int free_places_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace tandem::db
