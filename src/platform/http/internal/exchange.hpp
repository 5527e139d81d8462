#pragma once

// Heavy: only server.cpp and exchange.cpp include this.

#include <condition_variable>
#include <mutex>
#include <set>

#include "platform/http/internal/socket.hpp"
#include "platform/http/server.hpp"

namespace tandem::http {

class RestinioStream;

/// What is under way, so that a stop can wait for it.
class Running {
public:
    explicit Running(asio::io_context::executor_type executor) : executor_(executor) {}
    asio::io_context::executor_type const& executor() const { return executor_; }

    /// Counts one request until it is destroyed, which its last written byte does.
    class Token {
    public:
        explicit Token(std::shared_ptr<Running> running);
        ~Token();
        Token(Token const&) = delete;
        Token& operator=(Token const&) = delete;

    private:
        std::shared_ptr<Running> running_;
    };

    void add(std::shared_ptr<RestinioStream> const& stream);
    void begin_drain();
    bool is_draining() const { return draining_; }
    bool wait_until_idle(std::chrono::milliseconds limit);
    /// From here on nothing is written any more.
    void end() { ended_ = true; }
    bool has_ended() const { return ended_; }
    /// Connections point into RESTinio's acceptor: who holds one holds this, and so keeps the server's parts.
    std::shared_ptr<void> parts;

private:
    asio::io_context::executor_type executor_;
    std::mutex mutex_;
    std::condition_variable idle_;
    std::size_t count_ = 0;
    std::atomic<bool> draining_ = false;
    std::atomic<bool> ended_ = false;
    std::vector<std::weak_ptr<RestinioStream>> streams_;
};

/// While RESTinio is inside our handler. What is written then must wait until it is out again: it would start to read the
/// next request twice, and drop a connection that sends several at once.
struct HandlingScope {
    HandlingScope() { active = true; }
    ~HandlingScope() { active = false; }
    HandlingScope(HandlingScope const&) = delete;
    HandlingScope& operator=(HandlingScope const&) = delete;
    static thread_local bool active;
};

Request read_request(restinio::request_t const& incoming, std::vector<std::string> const& trusted_proxies);

/// What an answer needs of its request, kept while the request itself is handed to the handler.
struct Reference {
    std::shared_ptr<Running> running;  // first, to be destroyed last
    restinio::impl::connection_handle_t connection;
    restinio::request_id_t number;
    Request request;  ///< without its body
    bool keep_alive;
    bool http_1_0;
    std::shared_ptr<Wire> wire;

    void write(restinio::response_output_flags_t flags, restinio::write_group_t group) const;
};

class RestinioExchange : public Exchange {
public:
    RestinioExchange(restinio::request_t& incoming, Request const& request, std::shared_ptr<Running> running, std::shared_ptr<Wire> wire,
                     std::size_t stream_buffer);
    ~RestinioExchange() override;

    void respond(Response response) override;
    std::shared_ptr<Stream> stream(Headers headers) override;
    /// Answers on the server's own account and closes the connection.
    void refuse(int status, std::string_view code, std::string_view message);

private:
    void send(Response response, bool keep_alive);

    Reference reference_;
    std::shared_ptr<Running::Token> token_;
    std::shared_ptr<Wire::Answering> answering_;
    std::size_t stream_buffer_;
    std::atomic<bool> answered_ = false;
};

/// An answer in chunks.
class RestinioStream : public Stream, public std::enable_shared_from_this<RestinioStream> {
public:
    RestinioStream(Reference reference, std::shared_ptr<Wire::Answering> answering, std::size_t limit)
        : reference_(std::move(reference)), answering_(std::move(answering)), limit_(limit) {}
    ~RestinioStream() override;

    void begin(Headers const& headers);
    bool write(std::string bytes) override;
    void close() override;
    bool closed() const override { return closed_; }

private:
    struct Debt {
        std::atomic<std::size_t> bytes = 0;
        std::atomic<bool> failed = false;
    };
    /// Keeps the order of what several threads write.
    void send(std::string bytes, bool last_bytes = false);
    void flush();
    void write_out(std::string bytes, restinio::response_output_flags_t flags);

    Reference reference_;
    std::shared_ptr<Wire::Answering> answering_;
    std::size_t limit_;
    std::mutex mutex_;
    std::string waiting_;
    bool flushing_ = false;
    bool ending_ = false;
    std::shared_ptr<Debt> debt_ = std::make_shared<Debt>();
    std::atomic<bool> closed_ = false;
};

}  // namespace tandem::http
