#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <random>

#include "base/id.hpp"
#include "base/line.hpp"
#include "base/text.hpp"
#include "platform/mail/internal/gmime.hpp"
#include "platform/mail/message.hpp"

namespace tandem::mail {
namespace {

constexpr std::size_t longest_line = 998;

bool has_control(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; });
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_header_name(std::string_view name) {
    return !name.empty() && name.size() <= 76 && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// What compose writes itself, and what no caller has a reason to set.
bool is_reserved(std::string_view name) {
    constexpr std::array<std::string_view, 12> reserved{"from",    "to",   "cc",         "bcc",          "sender",      "reply-to",
                                                        "subject", "date", "message-id", "mime-version", "return-path", "received"};
    auto const lower = to_lower_ascii(name);
    return lower.starts_with("content-") || std::ranges::find(reserved, lower) != reserved.end();
}

Result<void> check_mailbox(std::string_view field, Mailbox const& mailbox) {
    auto const wrong = [&](std::string_view what) {
        return invalid_field(fmt::format("/{}", field), "mail_address_invalid", fmt::format("The {} of the message {}.", field, what));
    };
    if (!parse_email_address(mailbox.address)) return wrong("is not an e-mail address");
    if (has_control(mailbox.name) || !is_clean_utf8(mailbox.name)) return wrong("has a name with line breaks or other controls");
    return {};
}

Result<void> check_header(std::string const& name, std::string const& value) {
    auto const wrong = [&](std::string_view what) {
        return invalid_field("/headers", "mail_header_invalid", fmt::format("The header '{}' {}.", beginning_of(name, 76), what));
    };
    if (!is_header_name(name))
        return invalid_field("/headers", "mail_header_invalid", "The name of a header has letters, digits and hyphens.");
    if (is_reserved(name)) return wrong("is written by Tandem itself");
    if (has_control(value) || !is_clean_utf8(value)) return wrong("has line breaks or other controls in it");
    auto const longest_word = [&] {
        std::size_t longest = 0, at = 0;
        while (at < value.size()) {
            auto const end = std::min(value.find(' ', at), value.size());
            longest = std::max(longest, end - at);
            at = end + 1;
        }
        return longest;
    };
    if (longest_word() > longest_line - 80) return wrong("has a word that is longer than a line may be");
    return {};
}

Result<void> check(Message const& message) {
    if (auto ok = check_mailbox("from", message.from); !ok) return ok;
    if (auto ok = check_mailbox("to", message.to); !ok) return ok;
    if (!message.reply_to.address.empty())
        if (auto ok = check_mailbox("reply_to", message.reply_to); !ok) return ok;
    if (has_control(message.subject) || !is_clean_utf8(message.subject))
        return invalid_field("/subject", "mail_header_invalid", "The subject has line breaks or other controls in it.");
    for (auto const& [name, value] : message.headers)
        if (auto ok = check_header(name, value); !ok) return ok;
    if (message.text.empty() && message.html.empty()) return invalid("mail_empty", "The message has neither text nor HTML.");
    return {};
}

/// One kind of line ends, so that quoted-printable keeps them as lines.
std::string with_plain_lines(std::string_view text) {
    std::string lines;
    lines.reserve(text.size() + 1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\0') continue;
        bool const pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (!pair) lines += text[i] == '\r' ? '\n' : text[i];
    }
    if (!lines.ends_with('\n')) lines += '\n';
    return lines;
}

Owned<GMimePart> text_part(std::string_view subtype, std::string_view content) {
    Owned<GMimePart> part(g_mime_part_new_with_type("text", std::string(subtype).c_str()));
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
    auto const lines = with_plain_lines(content);
    Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(lines.data(), lines.size()));
    Owned<GMimeDataWrapper> wrapper(g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part.get(), wrapper.get());
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return part;
}

Owned<GMimePart> attachment_part(Attachment const& attachment) {
    auto const slash = attachment.content_type.find('/');
    auto const type = attachment.content_type.substr(0, slash);
    auto const subtype = slash == std::string::npos ? std::string("octet-stream") : attachment.content_type.substr(slash + 1);
    bool const known = is_header_name(type) && !subtype.empty() && !has_control(subtype) && is_ascii(subtype);
    Owned<GMimePart> part(g_mime_part_new_with_type(known ? type.c_str() : "application", known ? subtype.c_str() : "octet-stream"));
    Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(attachment.content.data(), attachment.content.size()));
    Owned<GMimeDataWrapper> wrapper(g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part.get(), wrapper.get());
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_disposition(GMIME_OBJECT(part.get()), GMIME_DISPOSITION_ATTACHMENT);
    auto name = attachment.file_name;
    std::erase_if(name, [](char c) { return has_control({&c, 1}) || c == '/' || c == '\\'; });
    g_mime_part_set_filename(part.get(), name.c_str());
    return part;
}

Owned<GMimeObject> body_of(Message const& message) {
    auto const object = [](Owned<GMimePart> part) { return Owned<GMimeObject>(GMIME_OBJECT(part.release())); };
    auto content = object(message.html.empty() ? text_part("plain", message.text) : text_part("html", message.html));
    if (!message.html.empty() && !message.text.empty()) {
        Owned<GMimeMultipart> both(g_mime_multipart_new_with_subtype("alternative"));
        g_mime_multipart_add(both.get(), object(text_part("plain", message.text)).get());
        g_mime_multipart_add(both.get(), content.get());
        content.reset(GMIME_OBJECT(both.release()));
    }
    if (message.attachments.empty()) return content;
    Owned<GMimeMultipart> mixed(g_mime_multipart_new_with_subtype("mixed"));
    g_mime_multipart_add(mixed.get(), content.get());
    for (auto const& attachment : message.attachments) g_mime_multipart_add(mixed.get(), object(attachment_part(attachment)).get());
    return Owned<GMimeObject>(GMIME_OBJECT(mixed.release()));
}

void set_mailbox(GMimeMessage* message, GMimeAddressType type, Mailbox const& mailbox) {
    auto* const addresses = g_mime_message_get_addresses(message, type);
    Owned<InternetAddress> address(
        internet_address_mailbox_new(mailbox.name.empty() ? nullptr : mailbox.name.c_str(), mailbox.address.c_str()));
    internet_address_set_charset(address.get(), "utf-8");
    internet_address_list_add(addresses, address.get());
}

/// A value as it is where it is ASCII, so that no address of a page is ever encoded or cut; folded at spaces.
std::string header_line(std::string_view name, std::string_view value) {
    auto line = fmt::format("{}:", name);
    auto width = line.size();
    while (!value.empty()) {
        auto const end = std::min(value.find(' '), value.size());
        if (width + 1 + end > 76 && width > name.size() + 1) line += "\r\n", width = 0;
        line += ' ';
        line += value.substr(0, end);
        width += 1 + end;
        value.remove_prefix(std::min(end + 1, value.size()));
    }
    return line + "\r\n";
}

std::string encoded(std::string const& value) {
    if (is_ascii(value)) return value;
    OwnedText const words(g_mime_utils_header_encode_text(nullptr, value.c_str(), "utf-8"));
    return words.get();
}

std::string written(GMimeMessage* message) {
    Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message), nullptr, stream.get());
    auto const* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    std::string raw;
    raw.reserve(bytes->len + bytes->len / 32);
    for (auto const c : std::string_view(reinterpret_cast<char const*>(bytes->data), bytes->len)) {
        if (c == '\n' && !raw.ends_with('\r')) raw += '\r';
        raw += c;
    }
    return raw;
}

}  // namespace

void start_gmime() {
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

std::string make_message_id(std::string_view sender) {
    static thread_local std::mt19937_64 random{std::random_device{}()};
    auto const at = sender.rfind('@');
    auto const domain = at == std::string_view::npos || !is_ascii(sender) ? std::string_view("localhost") : sender.substr(at + 1);
    return fmt::format("{:x}.{:016x}@{}", make_id(), random(), domain);
}

Result<std::string> compose(Message const& message, Instant at) {
    if (auto ok = check(message); !ok) return fail(ok);
    auto const id = message.message_id.empty() ? make_message_id(message.from.address) : message.message_id;
    if (has_control(id) || !is_ascii(id) || id.find_first_of("<> ") != std::string::npos || id.size() > 250)
        return invalid("mail_header_invalid", "The message id has characters that it may not have.");
    start_gmime();
    Owned<GMimeMessage> mime(g_mime_message_new(TRUE));
    set_mailbox(mime.get(), GMIME_ADDRESS_TYPE_FROM, message.from);
    set_mailbox(mime.get(), GMIME_ADDRESS_TYPE_TO, message.to);
    if (!message.reply_to.address.empty()) set_mailbox(mime.get(), GMIME_ADDRESS_TYPE_REPLY_TO, message.reply_to);
    g_mime_message_set_subject(mime.get(), message.subject.c_str(), "utf-8");
    std::unique_ptr<GDateTime, decltype(&g_date_time_unref)> const date(g_date_time_new_from_unix_utc(at.ms / 1000), g_date_time_unref);
    g_mime_message_set_date(mime.get(), date.get());
    g_mime_message_set_message_id(mime.get(), id.c_str());
    g_mime_message_set_mime_part(mime.get(), body_of(message).get());

    std::string raw;
    for (auto const& [name, value] : message.headers) raw += header_line(name, encoded(value));
    return raw + written(mime.get());
}

}  // namespace tandem::mail
