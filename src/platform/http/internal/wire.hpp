#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

namespace tandem::http {

/// What must be known of a connection from outside RESTinio: since when a request arrives, and how to cut it off.
class Wire {
public:
    using Clock = std::chrono::steady_clock;

    /// What the parser callbacks found out about the message that is arriving.
    struct Message {
        std::size_t head_bytes = 0;
        std::size_t dropped_bytes = 0;
        bool head_too_large = false;
        bool body_too_large = false;
    };

    explicit Wire(int descriptor) : descriptor_(descriptor) {}

    void bytes_arrived();
    void message_complete() { arriving_since_ = 0; }
    bool is_mid_message() const { return arriving_since_ != 0; }
    bool is_overdue(Clock::time_point now, std::chrono::milliseconds limit) const;

    /// Sends what fits without waiting.
    void send_now(std::string_view bytes);
    /// Ends both directions; the connection notices and closes.
    void shut();
    /// The socket closes its descriptor; it may belong to another connection from now on.
    void released();

    Message message;

private:
    std::mutex mutex_;
    int descriptor_;
    std::atomic<Clock::rep> arriving_since_ = 0;
};

/// The connection whose bytes this thread is handling.
extern thread_local std::shared_ptr<Wire> current_wire;

struct WireScope {
    explicit WireScope(std::shared_ptr<Wire> wire) : former(std::exchange(current_wire, std::move(wire))) {}
    ~WireScope() { current_wire = std::move(former); }
    WireScope(WireScope const&) = delete;
    WireScope& operator=(WireScope const&) = delete;
    std::shared_ptr<Wire> former;
};

/// All open connections of a server.
class Wires {
public:
    void add(std::shared_ptr<Wire> const& wire);
    /// Answers 408 to those whose request takes too long, and cuts them off.
    void cut_overdue(std::chrono::milliseconds limit);
    void shut_all();

private:
    std::vector<std::shared_ptr<Wire>> open();

    std::mutex mutex_;
    std::vector<std::weak_ptr<Wire>> wires_;
    std::size_t tidy_at_ = 256;
};

inline constexpr std::string_view bad_request = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
inline constexpr std::string_view request_timeout = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
inline constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

}  // namespace tandem::http
