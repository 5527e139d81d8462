#pragma once

#include <optional>
#include <vector>

#include "platform/db/db.hpp"
#include "platform/db/visible.hpp"
#include "platform/mail/api.hpp"
#include "platform/mail/message.hpp"

namespace tandem::mail {

void add_message(db::Write& write, MailMessage const& message, Envelope const& envelope, db::About const& about = {});
std::optional<MailMessage> find_message(db::Read& read, MailMessageId id);
std::optional<Envelope> find_envelope(db::Read& read, MailMessageId id);

/// Newest first.
std::vector<MailMessage> messages_before(db::Read& read, MailPageQuery const& page, MailMessageId before, int limit);
std::int64_t count_messages(db::Read& read, MailPageQuery const& page);

/// Those of kind `account` and `notice` are for their reader's eyes.
bool is_private(std::string_view kind);
bool may_read_private_mail(db::Actor const& actor);

/// One more attempt and what came of it.
void settle(db::Write& write, MailMessageId id, State state, std::optional<std::string> const& last_error);
/// To be sent again, from the beginning.
void requeue(db::Write& write, MailMessageId id);

}  // namespace tandem::mail
