#pragma once

// One batch of a campaign: who is left of it, what was written, what became of it.

#include "marketing/email/audience.hpp"
#include "marketing/email/journal.hpp"
#include "marketing/email/letter.hpp"
#include "marketing/email/recipients.hpp"
#include "platform/mail/mail.hpp"

namespace tandem::email {

/// A mail that is ready.
struct Composed {
    Leased recipient;
    mail::Envelope envelope;
    std::string subject;
};

struct Prepared {
    std::vector<Composed> mails;           ///< in the order of contacts
    std::vector<Settlement> not_sendable;  ///< who may not get it any more, or whose mail could not be written
};

/// Asks consent once more, since hours may lie between start and batch, and writes the mails.
struct Writer {
    Campaign campaign;
    Letter letter;
    consent::LinkSigner signer;
    std::string origin;
    mail::Mailbox sender;

    Prepared prepare(db::Database& database, db::Actor const& actor, std::vector<Leased> const& batch) const;
};

/// What a server's answer means for a recipient. `no_reply_pause` delays who met a server that says nothing.
Settlement settlement_of(Leased const& recipient, mail::Delivery const& delivery, Instant now);
/// For a mail nobody knows about: the program ended while it was on its way.
Settlement in_doubt(Leased const& recipient, Instant now);
/// Back to the queue as if never taken.
Settlement untouched(Leased const& recipient);

/// Stores settlements with their stories and sums.
void settle_all(db::Write& write, Campaign const& campaign, std::vector<Settlement> const& settlements);

/// What a killed program left: answered → settled, could be on its way → in doubt, the rest → queued again.
std::vector<Settlement> settle_remains(std::vector<Leased> const& leased, Remains const& remains, Instant now);

}  // namespace tandem::email
