#pragma once

// Mails to single people: stored in the transaction that causes them, sent by a job, readable in the app.
// Campaigns keep rows of their own and send through SmtpPool.

#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "platform/db/db.hpp"
#include "platform/db/visible.hpp"
#include "platform/mail/api.hpp"
#include "platform/mail/message.hpp"
#include "platform/mail/smtp.hpp"

namespace tandem::jobs {
class Handlers;
}

namespace tandem::mail {

/// How this installation sends. Without a server messages are kept to be read in the app.
struct Settings {
    std::optional<SmtpConfig> smtp{};
    Mailbox sender{"tandem@example.invalid", "Tandem"};  ///< where a message names no sender of its own
};

/// Sends over connections kept between messages; a part of the program. From any thread.
class Mailer {
public:
    explicit Mailer(Settings settings = {}) : settings_(std::move(settings)) {}

    Settings const& settings() const { return settings_; }
    bool is_configured() const { return settings_.smtp.has_value(); }
    /// Waits for the server.
    Delivery deliver(Envelope const& envelope);

private:
    std::optional<SmtpSender> borrow();

    Settings const settings_;
    std::mutex mutex_;
    std::vector<SmtpSender> idle_;
};

/// Mails with links that open an account, and what one person is told of many records. Only who may manage users, and so sees
/// every record, can read them in the app.
inline constexpr auto account_kind = "account";
inline constexpr auto notice_kind = "notice";

struct QueueAs {
    std::string kind;  ///< "account", "opt_in", "quote", "campaign_test" …
    std::optional<ContactId> contact_id{};
    int priority = 10;
    db::About about{};  ///< the record it tells of beside its contact: who sees the mail sees both
};

/// Stores the message and, where a server is configured, the job that sends it. Errors: those of `compose`.
Result<MailMessageId> queue(db::Write& write, Message message, QueueAs const& as);
/// Stores one that was composed already, to be read in the app: nobody sends it.
MailMessageId keep(db::Write& write, std::string const& subject, Envelope const& envelope, QueueAs const& as);

void add_handlers(jobs::Handlers& handlers);

}  // namespace tandem::mail
