#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "base/time.hpp"
#include "platform/mail/message.hpp"

namespace tandem::mail {

/// none: plain text; starttls: required on the plain port; tls: from the first byte.
enum class Tls { none, starttls, tls };

struct SmtpConfig {
    std::string host;
    std::uint16_t port = 587;
    Tls tls = Tls::starttls;
    std::string username{};
    std::string password{};
    std::string hello_name = "localhost";  ///< what we call ourselves
    std::string certificates{};            ///< PEM file to trust instead of the system's
    Duration connect_timeout = seconds(10);
    Duration total_timeout = seconds(30);
};

enum class Outcome {
    delivered,  ///< the server took it over
    deferred,   ///< it did not, but may later: 4xx, refused, dropped, too slow, not signed in
    rejected    ///< it never will: 5xx for this sender, recipient or message
};

struct Delivery {
    Outcome outcome = Outcome::deferred;
    int code = 0;           ///< of the last reply, 0 without one
    std::string reply{};    ///< that reply, or in a sentence why there was none
    bool in_doubt = false;  ///< all was handed over but no reply came: it may have been delivered
};

/// One connection, kept open between messages. Belongs to one thread at a time.
class SmtpSender {
public:
    explicit SmtpSender(SmtpConfig config);
    ~SmtpSender();
    SmtpSender(SmtpSender&&) noexcept;
    SmtpSender& operator=(SmtpSender&&) noexcept;

    Delivery send(Envelope const& envelope);

private:
    class Transfer;
    std::unique_ptr<Transfer> transfer_;
};

/// Many messages over several connections, driven by the calling thread. Connections stay open between calls.
class SmtpPool {
public:
    explicit SmtpPool(SmtpConfig config, std::size_t connections = 8);
    ~SmtpPool();
    SmtpPool(SmtpPool const&) = delete;
    SmtpPool& operator=(SmtpPool const&) = delete;

    /// `delivered(index, delivery)` once per envelope, in the order in which they are done, from this thread. Where it
    /// answers false, no further message is begun; the rest gets no call.
    void send_many(std::span<Envelope const> envelopes, std::function<bool(std::size_t, Delivery const&)> const& delivered);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace tandem::mail
