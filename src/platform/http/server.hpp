#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

namespace tandem::http {

/// Where a body goes that is about to arrive, and how much of it; decided when the head was read.
struct BodyRule {
    enum class Place {
        memory,
        file,     ///< `Request::file`
        nowhere,  ///< passed over: who sends it would be refused anyway
    };
    std::size_t limit = 1024 * 1024;  ///< above it 413
    Place place = Place::memory;
};

/// The head of a request (its line and header fields) may have 16 kB; above it 431.
struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0: any free one, see Server::port
    std::size_t network_threads = 2;
    std::size_t max_body_bytes = 1024 * 1024;  ///< the largest that any route takes into memory; above it 413
    /// Asked on a network thread before a body arrives. `has_credentials`: whether the request claims to come from somebody.
    std::function<BodyRule(Method method, std::string_view target, bool has_credentials)> body_rule{};
    std::filesystem::path body_folder{};  ///< of bodies that go to files
    std::size_t max_body_files = 32;      ///< arriving at once; above it 503
    std::size_t max_connections = 2'000;
    std::size_t max_stream_buffer = 256 * 1024;  ///< unread bytes a streaming client may owe before it is closed
    std::chrono::milliseconds idle_limit{30'000};
    /// From a request's first byte to its last, then 408; a body that goes to a file has a second more for each 16 kB of it.
    std::chrono::milliseconds arrival_limit{10'000};
    std::chrono::milliseconds drain_limit{10'000};                 ///< how long stop() waits for running requests
    std::vector<std::string> trusted_proxies{"127.0.0.1", "::1"};  ///< whose X-Forwarded-For and -Proto are believed
};

/// The way back to the client of one request. Any thread; the first call counts, dropped unanswered it answers 500.
class Exchange {
public:
    virtual ~Exchange() = default;
    virtual void respond(Response response) = 0;
    virtual std::shared_ptr<Stream> stream(Headers headers) = 0;
};

/// Called on a network thread: it must not wait.
using Handler = std::function<void(Request, std::shared_ptr<Exchange>)>;

class Server {
public:
    Server(ServerOptions options, Handler handler);
    ~Server();

    /// Takes the address; nobody is answered yet. Throws std::runtime_error, with a sentence for people, where it cannot be had.
    void open();
    /// Answers and returns; opens first where that was not done.
    void start();
    /// Known once it is open.
    std::uint16_t port() const;
    /// Takes no more connections, lets running requests finish, closes idle ones. Safe to call twice.
    void stop();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tandem::http
