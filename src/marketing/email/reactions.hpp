#pragma once

#include "marketing/email/recipients.hpp"
#include "platform/db/db.hpp"

namespace tandem::email {

/// A picture of the mail was loaded. Counted once a person; what a machine loaded becomes the person's own later.
void note_open(db::Write& write, Campaign const& campaign, Recipient const& recipient, bool by_machine);
/// A link was followed: the mail was seen, and the contact's latest touch is this campaign from now on. `url` is where it led.
void note_click(db::Write& write, Campaign const& campaign, Recipient const& recipient, std::int64_t link, std::string const& url);
/// The person wants no more mails of the campaign's topic. What consent::withdraw says.
Result<void> note_unsubscription(db::Write& write, Campaign const& campaign, RecordId contact);

}  // namespace tandem::email
