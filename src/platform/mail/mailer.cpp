#include <fmt/format.h>

#include <mutex>
#include <vector>

#include "platform/mail/jobs.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/store.hpp"

namespace tandem::mail {
namespace {

/// Connections at rest between messages. One that is in use belongs to its borrower.
class Senders {
public:
    void configure(Settings settings) {
        std::lock_guard const lock(mutex_);
        settings_ = std::move(settings);
        idle_.clear();
    }

    Settings settings() {
        std::lock_guard const lock(mutex_);
        return settings_;
    }

    Delivery deliver(Envelope const& envelope) {
        auto sender = borrow();
        if (!sender) return {Outcome::deferred, 0, "No mail server is configured."};
        auto delivery = sender->send(envelope);
        std::lock_guard const lock(mutex_);
        if (idle_.size() < most_idle) idle_.push_back(std::move(*sender));
        return delivery;
    }

private:
    static constexpr std::size_t most_idle = 4;

    std::optional<SmtpSender> borrow() {
        std::lock_guard const lock(mutex_);
        if (!settings_.smtp) return std::nullopt;
        if (idle_.empty()) return SmtpSender(*settings_.smtp);
        auto sender = std::move(idle_.back());
        idle_.pop_back();
        return sender;
    }

    std::mutex mutex_;
    Settings settings_;
    std::vector<SmtpSender> idle_;
};

Senders& senders() {
    static Senders all;
    return all;
}

}  // namespace

void configure(Settings settings) { senders().configure(std::move(settings)); }
Settings settings() { return senders().settings(); }
bool is_configured() { return settings().smtp.has_value(); }
Delivery deliver(Envelope const& envelope) { return senders().deliver(envelope); }

Result<MailMessageId> queue(db::Write& write, Message message, QueueAs const& as) {
    auto const current = settings();
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
    add_message(write, row, {message.from.address, message.to.address, std::move(*raw)});
    if (current.smtp) enqueue_sending(write, row.id, as.priority);
    return row.id;
}

}  // namespace tandem::mail
