#include <fmt/format.h>

#include "platform/mail/jobs.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/store.hpp"

namespace tandem::mail {
namespace {

constexpr std::size_t most_idle = 4;

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
    MailMessage const row{.id = make<MailMessageId>(),
                          .kind = as.kind,
                          .to_address = message.to.address,
                          .subject = message.subject,
                          .state = current.smtp ? State::queued : State::kept,
                          .contact_id = as.contact_id,
                          .created_at = write.now()};
    add_message(write, row, {message.from.address, message.to.address, std::move(*raw)}, as.about);
    if (current.smtp) enqueue_sending(write, row.id, as.priority);
    return row.id;
}

}  // namespace tandem::mail
