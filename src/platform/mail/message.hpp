#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace tandem::mail {

struct Mailbox {
    std::string address;
    std::string name{};  ///< any text; shown before the address
};

struct Attachment {
    std::string file_name;
    std::string content_type;  ///< "application/pdf"
    std::string content;
};

struct Message {
    Mailbox from{};
    Mailbox to{};
    Mailbox reply_to{};  ///< no address: answers go to `from`
    std::string subject{};
    std::string text{};
    std::string html{};                                          ///< with text: two alternatives
    std::vector<std::pair<std::string, std::string>> headers{};  ///< further ones, such as List-Unsubscribe
    std::vector<Attachment> attachments{};
    std::string message_id{};  ///< without angle brackets; made when empty
};

/// What the server is told, and what it is to deliver.
struct Envelope {
    std::string from;
    std::string to;
    std::string raw;
};

/// RFC 5322 with CRLF, pure ASCII, no line longer than 998 characters. Errors: `mail_address_invalid`,
/// `mail_header_invalid` (a name or value that would break out of its line, or one that compose writes itself),
/// `mail_empty`.
Result<std::string> compose(Message const& message, Instant at);

/// `<id@domain of the sender>` without the brackets, unlike any other.
std::string make_message_id(std::string_view sender);

/// A raw message taken apart again, for people to read. What cannot be read is empty.
struct Opened {
    std::string from, to, subject, text, html;
    std::vector<std::pair<std::string, std::string>> headers;
    std::vector<std::string> attachment_names;
};
Opened open(std::string_view raw);

}  // namespace tandem::mail
