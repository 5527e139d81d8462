#pragma once

// For tests only: a client that sends exactly the bytes it is given.

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/http/headers.hpp"

namespace tandem::http::testing {

struct RawAnswer {
    int status = 0;
    std::string head;
    Headers headers;
    std::string body;
};

class RawClient {
public:
    explicit RawClient(std::uint16_t port) : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~RawClient() { ::close(descriptor_); }
    RawClient(RawClient const&) = delete;
    RawClient& operator=(RawClient const&) = delete;

    bool connected() const { return connected_; }

    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    /// One answer with a counted body; status 0 when the connection ends or nothing comes in time.
    RawAnswer receive(std::string_view method = "GET", std::chrono::milliseconds limit = std::chrono::seconds(5)) {
        RawAnswer answer;
        if (!read_until([&] { return buffer_.find("\r\n\r\n") != std::string::npos; }, limit)) return answer;
        auto const end = buffer_.find("\r\n\r\n");
        answer.head = buffer_.substr(0, end);
        buffer_.erase(0, end + 4);
        answer.status = std::stoi(answer.head.substr(9, 3));
        parse_headers(answer);
        auto const length = answer.headers.get("Content-Length");
        auto const size = length.empty() || method == "HEAD" ? 0 : std::stoul(std::string(length));
        read_until([&] { return buffer_.size() >= size; }, limit);
        answer.body = buffer_.substr(0, size);
        buffer_.erase(0, size);
        return answer;
    }

    RawAnswer ask(std::string_view bytes, std::string_view method = "GET") {
        send(bytes);
        return receive(method);
    }

    /// Everything until `text` was seen; empty when it does not come in time.
    std::string read_to(std::string_view text, std::chrono::milliseconds limit = std::chrono::seconds(5)) {
        if (!read_until([&] { return buffer_.find(text) != std::string::npos; }, limit)) return {};
        auto const end = buffer_.find(text) + text.size();
        auto out = buffer_.substr(0, end);
        buffer_.erase(0, end);
        return out;
    }

    /// Whether the far end closes within the time.
    bool is_closed(std::chrono::milliseconds limit) {
        return !read_until([] { return false; }, limit) && ended_;
    }

private:
    template <class Done>
    bool read_until(Done done, std::chrono::milliseconds limit) {
        auto const deadline = std::chrono::steady_clock::now() + limit;
        while (!done()) {
            auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
            pollfd waiting{descriptor_, POLLIN, 0};
            if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return false;
            char part[65536];
            auto const size = ::recv(descriptor_, part, sizeof part, 0);
            if (size <= 0) {
                ended_ = true;
                return false;
            }
            buffer_.append(part, static_cast<std::size_t>(size));
        }
        return true;
    }

    static void parse_headers(RawAnswer& answer) {
        std::string_view rest = answer.head;
        while (true) {
            auto const line_end = rest.find("\r\n");
            if (line_end == std::string_view::npos) return;
            rest.remove_prefix(line_end + 2);
            auto const line = rest.substr(0, rest.find("\r\n"));
            auto const colon = line.find(": ");
            if (colon != std::string_view::npos) answer.headers.add(line.substr(0, colon), std::string(line.substr(colon + 2)));
        }
    }

    int descriptor_;
    bool connected_ = false;
    bool ended_ = false;
    std::string buffer_;
};

}  // namespace tandem::http::testing
