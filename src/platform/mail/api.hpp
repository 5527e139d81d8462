#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/described.hpp"
#include "platform/http/page.hpp"

namespace tandem::mail {

using MailMessageId = Id<struct MailMessageTag>;

/// queued: a job will send it · sent: the server took it · failed: given up, last_error says why · kept: no server is
/// configured, so it can only be read here.
enum class State { queued, sent, failed, kept };
BOOST_DESCRIBE_ENUM(State, queued, sent, failed, kept)

struct MailMessage {
    MailMessageId id;
    std::string kind;
    std::string to_address;
    std::string subject;
    State state = State::queued;
    int attempts = 0;
    std::optional<std::string> last_error;
    std::optional<ContactId> contact_id;
    Instant created_at;
    std::optional<Instant> sent_at;
};
BOOST_DESCRIBE_STRUCT(MailMessage, (), (id, kind, to_address, subject, state, attempts, last_error, contact_id, created_at, sent_at))

struct MailHeader {
    std::string name;
    std::string value;
};
BOOST_DESCRIBE_STRUCT(MailHeader, (), (name, value))

/// A message opened for reading. Its HTML is a stranger's: show it in a sandboxed frame only.
struct OpenedMessage {
    MailMessage message;
    std::string from;
    std::string to;
    std::string text;
    std::string html;
    std::vector<MailHeader> headers;
    std::vector<std::string> attachments;
};
BOOST_DESCRIBE_STRUCT(OpenedMessage, (), (message, from, to, text, html, headers, attachments))

struct MailPageQuery : http::PageQuery {
    std::optional<State> state;
    std::optional<std::string> kind;
    std::optional<std::string> other_than;  ///< all kinds but this one
    std::optional<ContactId> contact_id;
};
BOOST_DESCRIBE_STRUCT(MailPageQuery, (http::PageQuery), (state, kind, other_than, contact_id))

struct MailStatus {
    bool configured = false;
    std::string sender;
    std::string server;
    std::int64_t queued = 0;
    std::int64_t sent = 0;
    std::int64_t failed = 0;
    std::int64_t kept = 0;
};
BOOST_DESCRIBE_STRUCT(MailStatus, (), (configured, sender, server, queued, sent, failed, kept))

struct TestMail {
    EmailAddress to;
};
BOOST_DESCRIBE_STRUCT(TestMail, (), (to))

/// What the server answered, as it said it.
struct TestMailAnswer {
    bool delivered = false;
    std::string reply;
};
BOOST_DESCRIBE_STRUCT(TestMailAnswer, (), (delivered, reply))

}  // namespace tandem::mail
