#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/file_body.hpp"
#include "platform/http/server.hpp"

namespace tandem::http {

class Wires;

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
        bool is_refused = false;  ///< answered while it still arrives; nothing of it counts any more
        BodyRule rule{};
        std::shared_ptr<BodyFile> file{};
    };

    /// A request on this connection, until the last byte of its answer is written.
    class Answering {
    public:
        explicit Answering(std::shared_ptr<Wire> wire);
        ~Answering();
        Answering(Answering const&) = delete;
        Answering& operator=(Answering const&) = delete;

    private:
        std::shared_ptr<Wire> wire_;
    };

    Wire(int descriptor, Wires& all) : all_(all), quiet_since_(Clock::now().time_since_epoch().count()), descriptor_(descriptor) {}

    /// Of its server, which outlives it.
    Wires& all() const { return all_; }

    void bytes_arrived();
    void message_complete() { arriving_since_ = 0; }
    bool is_mid_message() const { return arriving_since_ != 0; }
    /// So many bytes of a large body came: it may take longer.
    void bytes_of_file_arrived(std::size_t bytes) { file_bytes_ += bytes; }
    bool is_overdue(Clock::time_point now, std::chrono::milliseconds limit) const;
    bool is_idle(Clock::time_point now, std::chrono::milliseconds limit) const;

    /// Sends what fits without waiting.
    void send_now(std::string_view bytes);
    /// Says that nothing more will come from here; what still arrives is read.
    void end_writing();
    /// Ends both directions; the connection notices and closes.
    void shut();
    /// The socket closes its descriptor; it may belong to another connection from now on.
    void released();

    Message message;

private:
    static bool is_past(Clock::rep since, Clock::time_point now, std::chrono::milliseconds limit);

    Wires& all_;
    std::mutex mutex_;
    std::atomic<Clock::rep> quiet_since_;
    std::atomic<int> answering_ = 0;
    std::atomic<std::size_t> file_bytes_ = 0;
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
    /// Cuts off those on which nothing has happened for so long.
    void cut_idle(std::chrono::milliseconds limit);
    void shut_all();

    std::function<BodyRule(Method, std::string_view, bool)> body_rule{};
    BodyFolder body_files{};

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
