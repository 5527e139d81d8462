#include <gtest/gtest.h>

#include <algorithm>

#include "platform/mail/message.hpp"

namespace tandem::mail {
namespace {

Message letter() {
    Message message;
    message.from = {"ada@example.com", "Ada Lovelace"};
    message.to = {"bob@example.org", "Jürgen Groß"};
    message.subject = "Grüße aus Köln: 日本語 🚲";
    message.text = "Hello,\nyour quote is ready.\n";
    message.html = "<p>Hello,<br>your quote is ready.</p>";
    return message;
}

std::string raw_of(Message const& message) {
    auto const raw = compose(message, {1'479'900'000'000});
    return raw ? *raw : "error: " + raw.error().code;
}

std::string code_of(Message const& message) {
    auto const raw = compose(message, {0});
    return raw ? "fine" : raw.error().code;
}

std::size_t longest_line(std::string_view raw) {
    std::size_t longest = 0;
    while (!raw.empty()) {
        auto const end = std::min(raw.find("\r\n"), raw.size());
        longest = std::max(longest, end);
        raw.remove_prefix(std::min(end + 2, raw.size()));
    }
    return longest;
}

TEST(Compose, what_is_composed_reads_the_same_again) {
    auto const opened = open(raw_of(letter()));
    EXPECT_EQ(opened.from, "Ada Lovelace <ada@example.com>");
    EXPECT_EQ(opened.to, "Jürgen Groß <bob@example.org>");
    EXPECT_EQ(opened.subject, letter().subject);
    EXPECT_EQ(opened.text, letter().text);
    EXPECT_EQ(opened.html, letter().html + "\n");
}

TEST(Compose, a_message_is_ascii_with_crlf_and_has_what_rfc_5322_asks_for) {
    auto const raw = raw_of(letter());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        ASSERT_LT(static_cast<unsigned char>(raw[i]), 0x80);
        ASSERT_TRUE(raw[i] != '\n' || raw[i - 1] == '\r');
        ASSERT_TRUE(raw[i] != '\r' || raw[i + 1] == '\n');
    }
    EXPECT_NE(raw.find("Date: Wed, 23 Nov 2016 11:20:00 +0000\r\n"), std::string::npos) << raw;
    EXPECT_NE(raw.find("@example.com>\r\n"), std::string::npos);
    EXPECT_NE(raw.find("MIME-Version: 1.0\r\n"), std::string::npos);
    EXPECT_NE(raw.find("Content-Type: multipart/alternative;"), std::string::npos);
    EXPECT_NE(raw.find("Content-Transfer-Encoding: quoted-printable\r\n"), std::string::npos);
}

TEST(Compose, long_lines_are_folded_and_come_back_whole) {
    auto message = letter();
    message.subject = std::string(300, 'x') + " ü " + std::string(300, 'y');
    message.text = std::string(5000, 'z') + "ß" + std::string(5000, '=');
    message.to.name = std::string(200, 'n');
    auto const raw = raw_of(message);
    EXPECT_LE(longest_line(raw), 998u);
    EXPECT_TRUE(open(raw).text == message.text + "\n");
    EXPECT_EQ(open(raw).subject, message.subject);
}

TEST(Compose, an_unsubscribe_address_is_never_cut_or_encoded) {
    auto message = letter();
    auto const link = "<https://example.com/u/" + std::string(400, 'k') + "?a=b_c=20>, <mailto:leave@example.com?subject=leave>";
    message.headers = {{"List-Unsubscribe", link}, {"List-Unsubscribe-Post", "List-Unsubscribe=One-Click"}};
    auto const raw = raw_of(message);
    EXPECT_NE(raw.find("<https://example.com/u/" + std::string(400, 'k') + "?a=b_c=20>"), std::string::npos) << raw;
    EXPECT_NE(raw.find("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), std::string::npos);
    auto const opened = open(raw);
    EXPECT_TRUE(std::ranges::any_of(opened.headers,
                                    [&](auto const& header) { return header.first == "List-Unsubscribe" && header.second == link; }));
}

TEST(Compose, nobody_can_inject_a_header) {
    auto const with = [](auto change) {
        auto message = letter();
        change(message);
        return code_of(message);
    };
    EXPECT_EQ(with([](auto& m) { m.subject = "Hello\r\nBcc: all@example.com"; }), "mail_header_invalid");
    EXPECT_EQ(with([](auto& m) { m.subject = "Hello\nBcc: all@example.com"; }), "mail_header_invalid");
    EXPECT_EQ(with([](auto& m) { m.from.name = "Ada\r\nBcc: all@example.com"; }), "mail_address_invalid");
    EXPECT_EQ(with([](auto& m) { m.to.address = "bob@example.org\r\nBcc: all@example.com"; }), "mail_address_invalid");
    EXPECT_EQ(with([](auto& m) { m.to.address = "bob@example.org, all@example.com"; }), "mail_address_invalid");
    EXPECT_EQ(with([](auto& m) { m.to.address = ""; }), "mail_address_invalid");
    EXPECT_EQ(with([](auto& m) { m.headers = {{"X-A", "1\r\nBcc: all@example.com"}}; }), "mail_header_invalid");
    EXPECT_EQ(with([](auto& m) { m.headers = {{"X-A: 1\r\nBcc", "all@example.com"}}; }), "mail_header_invalid");
    EXPECT_EQ(with([](auto& m) { m.headers = {{"Bcc", "all@example.com"}}; }), "mail_header_invalid");
    EXPECT_EQ(with([](auto& m) { m.headers = {{"Content-Type", "text/html"}}; }), "mail_header_invalid");
    EXPECT_EQ(with([](auto& m) { m.message_id = "a@b>\r\nBcc: all@example.com"; }), "mail_header_invalid");
    EXPECT_EQ(with([](auto& m) { m.text = m.html = ""; }), "mail_empty");
}

TEST(Compose, a_name_with_commas_and_quotes_stays_one_mailbox) {
    auto message = letter();
    message.to.name = "Smith, \"Bob\" <all@example.com>";
    auto const opened = open(raw_of(message));
    EXPECT_NE(opened.to.find("<bob@example.org>"), std::string::npos) << opened.to;
    EXPECT_EQ(opened.to.find("bob@example.org"), opened.to.rfind("bob@example.org"));
}

TEST(Compose, an_attachment_keeps_its_bytes_and_its_name) {
    auto message = letter();
    std::string bytes;
    for (int i = 0; i < 3000; ++i) bytes += static_cast<char>(i % 256);
    message.attachments = {{"Angebot für Müller.pdf", "application/pdf", bytes}};
    auto const opened = open(raw_of(message));
    EXPECT_EQ(opened.attachment_names, std::vector<std::string>{"Angebot für Müller.pdf"});
    EXPECT_EQ(opened.text, message.text);
}

TEST(Compose, text_alone_and_html_alone_need_no_alternatives) {
    auto message = letter();
    message.html.clear();
    EXPECT_NE(raw_of(message).find("Content-Type: text/plain; charset=utf-8\r\n"), std::string::npos);
    std::swap(message.text, message.html);
    message.html = "<p>ü</p>";
    EXPECT_NE(raw_of(message).find("Content-Type: text/html; charset=utf-8\r\n"), std::string::npos);
}

TEST(Compose, ids_of_messages_differ) {
    EXPECT_NE(make_message_id("a@example.com"), make_message_id("a@example.com"));
    EXPECT_TRUE(make_message_id("a@example.com").ends_with("@example.com"));
}

}  // namespace
}  // namespace tandem::mail
