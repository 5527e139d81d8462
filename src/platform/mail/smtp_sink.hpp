#pragma once

// For tests only: an SMTP server on loopback that does as it is told.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace tandem::mail::testing {

/// What the server answers at each step. An empty answer: it says nothing more. "drop": it closes the connection.
struct Behaviour {
    std::string greeting = "220 sink ready";
    std::string mail = "250 ok";
    std::string recipient = "250 ok";
    std::string data = "354 go on";
    std::string end = "250 2.0.0 queued";
};

struct Received {
    std::string from, to, raw;
};

class SmtpSink {
public:
    explicit SmtpSink(Behaviour behaviour = {}) : behaviour_(std::move(behaviour)), listener_(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        static_cast<void>(::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address));
        listen(listener_, 64);
        getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length);
        port_ = ntohs(address.sin_port);
        acceptor_ = std::thread([this] { accept_all(); });
    }

    ~SmtpSink() {
        stopping_ = true;
        acceptor_.join();
        for (auto& thread : threads_) thread.join();
        close(listener_);
    }

    std::uint16_t port() const { return port_; }
    int connections() const { return connections_; }
    std::vector<Received> received() {
        std::lock_guard const lock(mutex_);
        return received_;
    }

private:
    bool readable(int socket) const {
        while (!stopping_) {
            pollfd one{socket, POLLIN, 0};
            if (poll(&one, 1, 20) > 0) return true;
        }
        return false;
    }

    void accept_all() {
        while (readable(listener_)) {
            auto const socket = accept(listener_, nullptr, nullptr);
            ++connections_;
            threads_.emplace_back([this, socket] {
                serve(socket);
                close(socket);
            });
        }
    }

    /// False where the connection is over.
    bool say(int socket, std::string const& answer) const {
        if (answer == "drop") return false;
        if (answer.empty()) return true;
        auto const line = answer + "\r\n";
        return send(socket, line.data(), line.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(line.size());
    }

    bool take_line(int socket, std::string& buffer, std::string& line) const {
        std::size_t end = 0;
        while ((end = buffer.find("\r\n")) == std::string::npos) {
            char bytes[65536];
            if (!readable(socket)) return false;
            auto const count = recv(socket, bytes, sizeof bytes, 0);
            if (count <= 0) return false;
            buffer.append(bytes, static_cast<std::size_t>(count));
        }
        line = buffer.substr(0, end);
        buffer.erase(0, end + 2);
        return true;
    }

    void serve(int socket) {
        std::string buffer, line;
        Received mail;
        if (!say(socket, behaviour_.greeting)) return;
        while (take_line(socket, buffer, line)) {
            auto answer = answer_to(line, mail);
            if (!say(socket, answer)) return;
            if (line != "DATA" || !answer.starts_with("354")) continue;
            while (take_line(socket, buffer, line) && line != ".") mail.raw += (line.starts_with(".") ? line.substr(1) : line) + "\r\n";
            if (line == "." && behaviour_.end.starts_with("250")) keep(mail);
            if (!say(socket, behaviour_.end)) return;
        }
    }

    std::string answer_to(std::string const& line, Received& mail) const {
        if (line.starts_with("MAIL FROM:")) return mail = {line.substr(10), {}, {}}, behaviour_.mail;
        if (line.starts_with("RCPT TO:")) return mail.to = line.substr(8), behaviour_.recipient;
        if (line == "DATA") return behaviour_.data;
        if (line == "QUIT") return "221 bye";
        return line.starts_with("EHLO") ? "250-sink\r\n250 SIZE 1000000" : "250 ok";
    }

    void keep(Received const& mail) {
        std::lock_guard const lock(mutex_);
        received_.push_back(mail);
    }

    Behaviour behaviour_;
    int listener_;
    std::uint16_t port_ = 0;
    std::atomic<bool> stopping_ = false;
    std::atomic<int> connections_ = 0;
    std::mutex mutex_;
    std::vector<Received> received_;
    std::thread acceptor_;
    std::vector<std::thread> threads_;
};

}  // namespace tandem::mail::testing
