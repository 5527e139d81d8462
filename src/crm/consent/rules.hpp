#pragma once

#include "crm/consent/api.hpp"

namespace tandem::consent {

/// All that decides whether a contact may get a mail.
struct Standing {
    RecordId contact;
    std::optional<std::string> email;
    bool archived = false;
    std::optional<Reason> suppressed;
    std::optional<State> state;  ///< of the topic in question
};
BOOST_DESCRIBE_STRUCT(Standing, (), (contact, email, archived, suppressed, state))

/// Codes: `archived`, `no_address`, `suppressed`, `no_consent`.
Result<void> may_send(Standing const& standing);
/// Mails that answer what the person did (a quote, a confirmation): consent is not asked, but an address that bounces or
/// complained gets nothing. Codes: `archived`, `no_address`, `suppressed`.
Result<void> may_send_transactional(Standing const& standing);

/// How often a stranger has had us write to one address about one topic.
struct Asked {
    std::int64_t within_a_day = 0;
    std::optional<Instant> last_at;
};
BOOST_DESCRIBE_STRUCT(Asked, (), (within_a_day, last_at))
/// Anybody can type anybody's address into a form: a lost mail may be asked for again, a mailbox is not flooded.
bool may_ask_again(Asked const& asked, Instant now);

/// "News and offers!" → "news_and_offers"; empty when nothing is left.
std::string key_from(std::string_view name);
bool is_key(std::string_view key);

}  // namespace tandem::consent
