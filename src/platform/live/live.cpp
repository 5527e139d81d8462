#include "platform/live/live.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>

#include "platform/db/actor.hpp"
#include "platform/http/gate.hpp"

namespace tandem::live {
namespace {

std::string event(Change const& change) { return fmt::format("event: change\ndata: {}\n\n", json::serialize(encode(change))); }

/// The last word to a listener; `retry_ms` is when a browser asks again by itself.
void part_with(Listener const& listener, std::string_view word, int retry_ms) {
    listener.stream->write(fmt::format("retry: {}\nevent: {}\ndata: {{}}\n\n", retry_ms, word));
    listener.stream->close();
}

/// Where the database cannot be asked, nothing is known against them.
bool stands(Listener const& listener) try { return listener.stands(); } catch (std::exception const& error) {
    spdlog::warn("whether an open screen may stay open is not known: {}", error.what());
    return true;
}

bool is_of(Listener const& listener, UserId user) { return !user || listener.user == user; }

}  // namespace

Hub::Hub(Limits limits) : limits_(limits), heart_([this] { beat(); }) {}

Hub::~Hub() { stop(); }

void Hub::stop() {
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
        for (auto const& [workspace, listeners] : listeners_)
            for (auto const& listener : listeners) listener.stream->close();
        listeners_.clear();
    }
    stop_.notify_all();
    if (heart_.joinable()) heart_.join();
}

void Hub::publish(WorkspaceId workspace, std::span<Change const> changes) {
    std::string bytes;
    for (auto const& change : changes) bytes += event(change);
    std::lock_guard lock(mutex_);
    send(workspace, bytes, false);
    for (auto const& change : changes) untold_[workspace].insert(change.object);
}

void Hub::end(WorkspaceId workspace, UserId user) {
    std::lock_guard lock(mutex_);
    auto const found = listeners_.find(workspace);
    if (found == listeners_.end()) return;
    for (auto const& listener : found->second)
        if (is_of(listener, user)) part_with(listener, "ended", 250);
    std::erase_if(found->second, [&](auto const& listener) { return is_of(listener, user); });
}

Result<void> Hub::join(Listener listener) {
    {
        std::lock_guard lock(mutex_);
        forget_gone();
        if (stopping_ || !make_room({listener.workspace, listener.user}))
            return too_many("too_many_live_clients", "Too many screens are open at once. This one updates when you reload it.");
        listeners_[listener.workspace].push_back(listener);
    }
    // What was decided since the request was let in ended the streams it found; this one was not yet among them.
    if (!stands(listener)) drop(listener.stream);
    return {};
}

/// The oldest stream of whoever has most gives way, so that nobody is shut out by the screens of a few.
bool Hub::make_room(Person const& person) {
    std::map<Person, std::size_t> counts;
    std::size_t in_all = 0;
    for (auto const& [workspace, listeners] : listeners_) {
        in_all += listeners.size();
        for (auto const& one : listeners) ++counts[{workspace, one.user}];
    }
    auto const own = counts[person];
    if (own >= limits_.per_person) return displace_oldest(person), true;
    bool const workspace_is_full = listeners_[person.workspace].size() >= limits_.per_workspace;
    if (!workspace_is_full && in_all < limits_.in_all) return true;
    if (workspace_is_full) std::erase_if(counts, [&](auto const& one) { return one.first.workspace != person.workspace; });
    auto const most = std::ranges::max_element(counts, {}, [](auto const& one) { return one.second; });
    if (most->second <= own + 1) return false;
    return displace_oldest(most->first), true;
}

void Hub::displace_oldest(Person const& person) {
    auto& listeners = listeners_[person.workspace];
    auto const oldest = std::ranges::find(listeners, person.user, &Listener::user);
    part_with(*oldest, "replaced", 60'000);
    listeners.erase(oldest);
}

void Hub::forget_gone() {
    for (auto& [workspace, listeners] : listeners_) std::erase_if(listeners, [](auto const& known) { return known.stream->closed(); });
    std::erase_if(listeners_, [](auto const& one) { return one.second.empty(); });
}

void Hub::drop(std::shared_ptr<http::Stream> const& stream) {
    std::lock_guard lock(mutex_);
    for (auto& [workspace, listeners] : listeners_) {
        auto const found = std::ranges::find(listeners, stream, &Listener::stream);
        if (found == listeners.end()) continue;
        part_with(*found, "ended", 250);
        listeners.erase(found);
        return;
    }
}

std::size_t Hub::listeners(WorkspaceId workspace) {
    std::lock_guard lock(mutex_);
    auto const found = listeners_.find(workspace);
    return found == listeners_.end() ? 0 : found->second.size();
}

void Hub::send(WorkspaceId workspace, std::string const& bytes, bool restricted_too) {
    auto const found = listeners_.find(workspace);
    if (found == listeners_.end()) return;
    std::erase_if(found->second, [&](auto const& one) { return (one.sees_all || restricted_too) && !one.stream->write(bytes); });
}

void Hub::beat() {
    auto last = std::chrono::steady_clock::now();
    std::unique_lock lock(mutex_);
    while (!stop_.wait_for(lock, std::min(limits_.gather, limits_.heartbeat), [this] { return stopping_; })) {
        tell_restricted();
        if (std::chrono::steady_clock::now() - last < limits_.heartbeat) continue;
        last = std::chrono::steady_clock::now();
        // Comments keep proxies from closing the connection, and find the listeners that are gone.
        for (auto const& [workspace, listeners] : listeners_) send(workspace, ": still here\n\n", true);
        forget_gone();
        end_fallen(lock);
    }
}

/// Who sees only some records is told neither which changed nor how many: once in a while, that of this kind some did.
void Hub::tell_restricted() {
    for (auto const& [workspace, kinds] : std::exchange(untold_, {})) {
        auto const found = listeners_.find(workspace);
        if (found == listeners_.end()) continue;
        std::string bytes;
        for (auto const& kind : kinds) bytes += event({kind, std::nullopt, db::ChangeKind::updated, std::nullopt});
        std::erase_if(found->second, [&](auto const& one) { return !one.sees_all && !one.stream->write(bytes); });
    }
}

/// Sessions run out, and commands beside the server change people too. Asked without the lock: the database may take its time.
void Hub::end_fallen(std::unique_lock<std::mutex>& lock) {
    std::vector<Listener> all;
    for (auto const& [workspace, listeners] : listeners_) all.insert(all.end(), listeners.begin(), listeners.end());
    lock.unlock();
    for (auto const& listener : all)
        if (!stands(listener)) drop(listener.stream);
    lock.lock();
}

namespace {

Result<http::Streamed> follow_changes(http::Ask& ask) {
    auto& hub = ask.part<Hub>();
    auto& gate = ask.part<http::Gate>();
    auto const actor = ask.actor();
    http::Headers headers{{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}};
    return http::Streamed{std::move(headers), [&hub, &gate, actor, request = ask.request()](std::shared_ptr<http::Stream> stream) {
                              stream->write("retry: 3000\n\n");
                              Listener const listener{actor.workspace_id, actor.user_id, actor.access.sees_all(), std::move(stream),
                                                      [&gate, actor, request] { return gate.stands(request, actor); }};
                              if (!hub.join(listener)) part_with(listener, "refused", 30'000);
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
