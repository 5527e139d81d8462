#include <fmt/format.h>

#include "platform/mail/jobs.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/store.hpp"

namespace tandem::mail {
namespace {

constexpr std::size_t most_idle = 4;

MailMessageId store(db::Write& write, State state, std::string const& subject, Envelope const& envelope, QueueAs const& as) {
    MailMessage const row{.id = make<MailMessageId>(),
                          .kind = as.kind,
                          .to_address = envelope.to,
                          .subject = subject,
                          .state = state,
                          .contact_id = as.contact_id,
                          .created_at = write.now()};
    add_message(write, row, envelope, as.about);
    return row.id;
}

}  // namespace

Delivery Mailer::deliver(Envelope const& envelope) {
    auto sender = borrow();
    if (!sender) return {Outcome::deferred, 0, "No mail server is configured."};
    auto delivery = sender->send(envelope);
    std::lock_guard const lock(mutex_);
    if (idle_.size() < most_idle) idle_.push_back(std::move(*sender));
    return delivery;
}

/// One that is in use belongs to its borrower.
std::optional<SmtpSender> Mailer::borrow() {
    if (!settings_.smtp) return std::nullopt;
    std::lock_guard const lock(mutex_);
    if (idle_.empty()) return SmtpSender(*settings_.smtp);
    auto sender = std::move(idle_.back());
    idle_.pop_back();
    return sender;
}

Result<MailMessageId> queue(db::Write& write, Message message, QueueAs const& as) {
    auto const& current = write.part<Mailer>().settings();
    if (message.from.address.empty()) {
        message.from.address = current.sender.address;
        if (message.from.name.empty()) message.from.name = current.sender.name;
    }
    auto raw = compose(message, write.now());
    if (!raw) return fail(std::move(raw));
    Envelope const envelope{message.from.address, message.to.address, std::move(*raw)};
    if (!current.smtp) return keep(write, message.subject, envelope, as);
    auto const id = store(write, State::queued, message.subject, envelope, as);
    enqueue_sending(write, id, as.priority);
    return id;
}

MailMessageId keep(db::Write& write, std::string const& subject, Envelope const& envelope, QueueAs const& as) {
    return store(write, State::kept, subject, envelope, as);
}

}  // namespace tandem::mail
