#include "platform/mail/routes.hpp"

#include <algorithm>

#include "platform/letters/note.hpp"
#include "platform/mail/jobs.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/store.hpp"

namespace tandem::mail {
namespace {

Failure message_unknown() { return not_found("mail_unknown", "There is no such message that you can see."); }

std::optional<MailMessage> find_readable(db::Read& read, MailMessageId id) {
    auto message = find_message(read, id);
    if (message && is_private(message->kind) && !may_read_private_mail(read.actor())) return std::nullopt;
    return message;
}

Result<http::Page<MailMessage>> list_messages(db::Read& read, http::Query<MailPageQuery> const& query) {
    auto const before = query->after_or(newest_id<MailMessageId>);
    if (!before) return fail(before);
    auto page = query->page_of(messages_before(read, *query, *before, query->rows()), &MailMessage::id);
    page.total = count_messages(read, *query);
    return page;
}

Result<OpenedMessage> read_message(db::Read& read, MailMessageId id) {
    auto const message = find_readable(read, id);
    auto const envelope = find_envelope(read, id);
    if (!message || !envelope) return message_unknown();
    auto opened = open(envelope->raw);
    OpenedMessage answer{*message, opened.from, opened.to, opened.text, opened.html, {}, opened.attachment_names};
    for (auto& [name, value] : opened.headers) answer.headers.push_back({std::move(name), std::move(value)});
    return answer;
}

Result<MailMessage> send_again(db::Write& write, MailMessageId id) {
    auto const message = find_readable(write, id);
    if (!message) return message_unknown();
    if (message->state == State::sent) return conflict("mail_already_sent", "This message has been sent; nothing was changed.");
    if (!write.part<Mailer>().is_configured())
        return conflict("mail_not_configured", "No mail server is configured. The message is still kept here.");
    if (message->state != State::queued) {
        requeue(write, id);
        enqueue_sending(write, id, 10);
    }
    return find_message(write, id).value();
}

Result<MailStatus> read_status(db::Read& read) {
    auto const& current = read.part<Mailer>().settings();
    auto const count = [&](State state) { return count_messages(read, {.state = state}); };
    return MailStatus{current.smtp.has_value(),
                      current.smtp ? current.sender.address : "",
                      current.smtp ? current.smtp->host : "",
                      count(State::queued),
                      count(State::sent),
                      count(State::failed),
                      count(State::kept)};
}

Result<TestMailAnswer> send_test(http::Ask& ask, TestMail const& test) {
    auto const& current = ask.part<Mailer>().settings();
    if (!current.smtp) return conflict("mail_not_configured", "No mail server is configured, so there is nothing to try.");
    letters::Note const note{.subject = "A test from Tandem", .words = "Your mail server took this message over. Tandem can send mail."};
    auto letter = ask.read([&](db::Read& read) -> Result<letters::Alternatives> { return letters::written(note, pages::look_of(read)); });
    if (!letter) return fail(std::move(letter));
    auto raw = compose({.from = current.sender,
                        .to = {test.to.value},
                        .subject = note.subject,
                        .text = std::move(letter->text),
                        .html = std::move(letter->html)},
                       now());
    if (!raw) return fail(std::move(raw));
    // Somebody waits for the answer.
    auto server = *current.smtp;
    server.total_timeout = std::min(server.total_timeout, seconds(15));
    auto const delivery = SmtpSender(server).send({current.sender.address, test.to.value, std::move(*raw)});
    return TestMailAnswer{delivery.outcome == Outcome::delivered, delivery.reply};
}

}  // namespace

http::Routes const mail_routes = {
    http::route<read_status>(http::GET, "/api/mail/status", http::may::market, "Whether mail is sent or kept, and how much"),
    http::route<list_messages>(http::GET, "/api/mail/messages", http::may::market, "Mails to single people, newest first"),
    http::route<read_message>(http::GET, "/api/mail/messages/{id}", http::may::market, "Read one mail"),
    http::route<send_again>(http::POST, "/api/mail/messages/{id}/delivery", http::may::manage_settings, "Send a failed or kept mail again"),
    http::route<send_test>(http::POST, "/api/mail/test", http::may::manage_settings, "Send a test mail and show the server's answer"),
};

}  // namespace tandem::mail
