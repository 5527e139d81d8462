#pragma once

// The one way to a mail: whoever writes to a contact asks here first.

#include "crm/consent/api.hpp"
#include "crm/consent/rules.hpp"
#include "platform/db/db.hpp"

namespace tandem::consent {

/// Whether a mail about a topic may go to a contact. Codes `archived`, `no_address`, `suppressed`, `no_consent`,
/// not_found `record_unknown`.
Result<void> may_send(db::Read& read, RecordId contact, std::string const& topic_key);
/// The same for mails that answer what the person did: quotes, confirmations. Consent is not needed.
Result<void> may_send_transactional(db::Read& read, RecordId contact);
/// For who writes to many: the rows `may_send(Standing)` decides on, in no order; unknown ids are missing.
std::vector<Standing> standings(db::Read& read, std::string const& topic_key, std::vector<RecordId> const& contacts);

/// Where and by what words somebody agreed or refused.
struct Source {
    std::string name;             ///< "form: Newsletter", "preference page", "by phone"
    std::string text_shown{};     ///< the sentence beside the box
    std::optional<Instant> at{};  ///< now when absent
};

/// Consent without a mail, for consent that was given elsewhere and can be shown. Code `topic_unknown`, `record_unknown`.
Result<void> give(db::Write& write, RecordId contact, std::string const& topic_key, Source const& source);
Result<void> withdraw(db::Write& write, RecordId contact, std::string const& topic_key, Source const& source);
/// Double opt-in: notes the wish and mails one link for all topics that are not given yet; `origin` is how the link begins
/// ("https://example.org"). Errors as above and those of `may_send_transactional`. True when a mail was queued:
/// strangers can have only so many sent to one address.
Result<bool> request(db::Write& write, RecordId contact, std::vector<std::string> const& topic_keys, Source const& source,
                     std::string const& origin);
/// The same with a sentence of its own beside each box.
struct Wish {
    std::string topic_key;
    std::string text_shown;
};
Result<bool> request(db::Write& write, RecordId contact, std::vector<Wish> const& wishes, std::string const& source,
                     std::string const& origin);
/// No topic any more, and the address is suppressed.
Result<void> withdraw_all(db::Write& write, RecordId contact, Source const& source);

std::vector<Topic> topics(db::Read& read);
std::optional<Topic> find_topic(db::Read& read, std::string const& key);
std::vector<TopicConsent> consents_of(db::Read& read, RecordId contact);

/// An address nobody may write to. A reason that stands is replaced only by a heavier one (bounced, complaint).
void suppress(db::Write& write, std::string const& address, Reason reason);
void lift_suppression(db::Write& write, std::string const& address);

/// newsletter and product_news, for a new workspace.
void create_default_topics(db::Write& write);

struct ConsentGiven {
    RecordId contact;
    std::string topic_key;
};

}  // namespace tandem::consent
