#pragma once

#include "marketing/email/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::email {

struct NewRecipient {
    RecordId contact;
    std::string address;
    RecipientState state = RecipientState::queued;
    std::optional<std::string> reason{};
};

/// A row that is being sent.
struct Leased {
    RecordId contact;
    std::string address;
    std::int64_t attempts = 0;
    std::int64_t batch = 0;
};
BOOST_DESCRIBE_STRUCT(Leased, (), (contact, address, attempts, batch))

/// What became of one attempt.
struct Settlement {
    RecordId contact;
    RecipientState state{};
    std::optional<std::string> reason{};
    std::optional<std::string> reply{};
    std::int64_t attempts = 0;
    Instant due_at{};  ///< when it is tried again, where it is queued
    std::optional<Instant> sent_at{};
    std::optional<std::int64_t> mail_id{};
    std::optional<std::string> subject{};  ///< as this person reads it
};

/// False where the contact has a row already.
bool add_recipient(db::Write& write, CampaignId campaign, NewRecipient const& recipient);

/// Takes up to `limit` due rows, in the order of contacts.
std::vector<Leased> lease(db::Write& write, CampaignId campaign, std::int64_t batch, int limit);
/// Every row somebody took and never settled, in the order of contacts.
std::vector<Leased> leased(db::Read& read, CampaignId campaign);
/// Rows that are not leased any more are left alone: false.
bool settle(db::Write& write, CampaignId campaign, Settlement const& settlement);

/// The time of the next attempt; nullopt when nobody waits.
std::optional<Instant> next_due(db::Read& read, CampaignId campaign);
std::int64_t count_waiting(db::Read& read, CampaignId campaign);
std::vector<ReasonCount> count_by_reason(db::Read& read, CampaignId campaign);

/// Failed for this reason → queued; how many.
std::int64_t requeue_failed(db::Write& write, CampaignId campaign, std::string const& reason);
/// Queued → skipped, for a campaign that is stopped; how many.
std::int64_t skip_waiting(db::Write& write, CampaignId campaign);

std::optional<Recipient> find_recipient(db::Read& read, CampaignId campaign, RecordId contact);
std::vector<Recipient> recipients_after(db::Read& read, CampaignId campaign, RecipientQuery const& query, RecordId after, int limit);

enum class Mark { opened, opened_by_machine, clicked, unsubscribed };
/// Notes the first time; false where it was noted before.
bool mark(db::Write& write, CampaignId campaign, RecordId contact, Mark what);

}  // namespace tandem::email
