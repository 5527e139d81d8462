#include "platform/live/live.hpp"

#include <fmt/format.h>

#include "platform/db/actor.hpp"

namespace tandem::live {

Hub::Hub(Limits limits) : limits_(limits), heart_([this] { beat(); }) {}

Hub::~Hub() {
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
        for (auto const& [workspace, clients] : clients_)
            for (auto const& client : clients) client->close();
    }
    stop_.notify_all();
    heart_.join();
}

void Hub::publish(WorkspaceId workspace, Change const& change) {
    auto const bytes = fmt::format("event: change\ndata: {}\n\n", json::serialize(encode(change)));
    std::lock_guard lock(mutex_);
    send(workspace, bytes);
}

void Hub::send(WorkspaceId workspace, std::string const& bytes) {
    auto const found = clients_.find(workspace);
    if (found == clients_.end()) return;
    std::erase_if(found->second, [&](auto const& client) { return !client->write(bytes); });
}

Result<void> Hub::join(WorkspaceId workspace, std::shared_ptr<http::Stream> client) {
    std::lock_guard lock(mutex_);
    auto& clients = clients_[workspace];
    std::erase_if(clients, [](auto const& known) { return known->closed(); });
    if (stopping_ || clients.size() >= limits_.clients_per_workspace)
        return too_many("too_many_live_clients", "Too many screens are open at once. This one updates when you reload it.");
    clients.push_back(std::move(client));
    return {};
}

std::size_t Hub::clients(WorkspaceId workspace) {
    std::lock_guard lock(mutex_);
    return clients_[workspace].size();
}

// Comments keep proxies from closing the connection, and find the clients that are gone.
void Hub::beat() {
    std::unique_lock lock(mutex_);
    while (!stop_.wait_for(lock, limits_.heartbeat, [this] { return stopping_; }))
        for (auto const& [workspace, clients] : clients_) send(workspace, ": still here\n\n");
}

namespace {

Result<http::Streamed> follow_changes(http::Ask& ask) {
    auto& hub = ask.part<Hub>();
    auto const workspace = ask.actor().workspace_id;
    http::Headers headers{{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}};
    return http::Streamed{std::move(headers), [&hub, workspace](std::shared_ptr<http::Stream> client) {
                              client->write("retry: 3000\n\n");
                              if (auto joined = hub.join(workspace, client); joined) return;
                              client->write("event: refused\ndata: {}\n\n");
                              client->close();
                          }};
}

void describe_stream(Schemas& schemas, http::Shape& shape) {
    shape.answer = schema_of<Change>(schemas);  // of each event
    shape.content_type = "text/event-stream";
}

}  // namespace

http::Routes const live_routes = {
    http::route<follow_changes>(http::GET, "/api/live", http::may::read_records, "Follow changes of records as server-sent events",
                                {.note = describe_stream}),
};

}  // namespace tandem::live
