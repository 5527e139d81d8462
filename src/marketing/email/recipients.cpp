#include "marketing/email/recipients.hpp"

#include "platform/db/condition.hpp"

namespace tandem::email {
namespace {

struct InsertRecipient {
    static constexpr std::string_view sql = R"(
        insert into campaign_recipient (workspace_id, campaign_id, contact_id, address, state, reason)
        values (:workspace_id, :campaign, :contact, :address, :state, :reason)
        on conflict (workspace_id, campaign_id, contact_id) do nothing)";
    CampaignId campaign;
    RecordId contact;
    std::string address;
    RecipientState state{};
    std::optional<std::string> reason;
};
TANDEM_QUERY(InsertRecipient, (campaign, contact, address, state, reason))

constexpr auto whole_campaign = "a campaign is sent and counted as a whole, whoever asks";

/// Up to the last of them: a list of them is made anew for each recipient by PostgreSQL where it knows nothing of the table yet.
struct LeaseRows {
    static constexpr auto seen_by_all = whole_campaign;
    static constexpr std::string_view sql = R"(
        update campaign_recipient set state = 'leased', batch = :batch
        where workspace_id = :workspace_id and campaign_id = :campaign and state = 'queued' and due_at <= :now and contact_id <= (
            select max(q.contact_id) from (
                select contact_id from campaign_recipient
                where workspace_id = :workspace_id and campaign_id = :campaign and state = 'queued' and due_at <= :now
                order by contact_id limit :limit) q))";
    CampaignId campaign;
    std::int64_t batch = 0;
    Instant now;
    int limit = 0;
};
TANDEM_QUERY(LeaseRows, (campaign, batch, now, limit))

struct ListLeased {
    using Row = Leased;
    static constexpr auto seen_by_all = whole_campaign;
    static constexpr std::string_view sql = R"(
        select contact_id, address, attempts, coalesce(batch, 0) from campaign_recipient
        where workspace_id = :workspace_id and campaign_id = :campaign and state = 'leased' order by contact_id limit 5000)";
    CampaignId campaign;
};
TANDEM_QUERY(ListLeased, (campaign))

struct Settle {
    static constexpr std::string_view sql = R"(
        update campaign_recipient set state = :state, reason = :reason, reply = :reply, attempts = :attempts, due_at = :due_at,
               sent_at = :sent_at, mail_id = :mail_id, subject = coalesce(:subject, subject), batch = null
        where workspace_id = :workspace_id and campaign_id = :campaign and contact_id = :contact and state = 'leased')";
    CampaignId campaign;
    RecordId contact;
    RecipientState state{};
    std::optional<std::string> reason;
    std::optional<std::string> reply;
    std::int64_t attempts = 0;
    Instant due_at;
    std::optional<Instant> sent_at;
    std::optional<std::int64_t> mail_id;
    std::optional<std::string> subject;
};
TANDEM_QUERY(Settle, (campaign, contact, state, reason, reply, attempts, due_at, sent_at, mail_id, subject))

struct NextDue {
    using Row = std::optional<Instant>;
    static constexpr auto seen_by_all = whole_campaign;
    static constexpr std::string_view sql =
        "select min(due_at) from campaign_recipient where workspace_id = :workspace_id and campaign_id = :campaign and state = 'queued'";
    CampaignId campaign;
};
TANDEM_QUERY(NextDue, (campaign))

struct CountWaiting {
    using Row = std::int64_t;
    static constexpr auto seen_by_all = whole_campaign;
    static constexpr std::string_view sql =
        "select count(*) from campaign_recipient where workspace_id = :workspace_id and campaign_id = :campaign and state in ('queued', 'leased')";
    CampaignId campaign;
};
TANDEM_QUERY(CountWaiting, (campaign))

struct CountByReason {
    using Row = ReasonCount;
    static constexpr auto seen_by_all = whole_campaign;
    static constexpr std::string_view sql = R"(
        select state, reason, count(*) from campaign_recipient
        where workspace_id = :workspace_id and campaign_id = :campaign and reason is not null group by state, reason order by 3 desc limit 50)";
    CampaignId campaign;
};
TANDEM_QUERY(CountByReason, (campaign))

struct RequeueFailed {
    static constexpr std::string_view sql = R"(
        update campaign_recipient set state = 'queued', reason = null, reply = null, attempts = 0, due_at = 0
        where workspace_id = :workspace_id and campaign_id = :campaign and state = 'failed' and reason = :reason)";
    CampaignId campaign;
    std::string reason;
};
TANDEM_QUERY(RequeueFailed, (campaign, reason))

struct SkipWaiting {
    static constexpr std::string_view sql = R"(
        update campaign_recipient set state = 'skipped', reason = 'cancelled'
        where workspace_id = :workspace_id and campaign_id = :campaign and state = 'queued')";
    CampaignId campaign;
};
TANDEM_QUERY(SkipWaiting, (campaign))

struct ListRecipients {
    using Row = Recipient;
    static constexpr std::string_view sql = R"(
        select r.contact_id, trim(coalesce(c.firstname, '') || ' ' || coalesce(c.lastname, '')), r.address, r.state, r.reason, r.reply, r.attempts,
               cast(r.mail_id as text), r.subject, r.sent_at, r.opened_at, r.opened_by_machine_at, r.clicked_at, r.unsubscribed_at
        from campaign_recipient r join contact c on c.workspace_id = r.workspace_id and c.id = r.contact_id
        where r.workspace_id = :workspace_id and r.campaign_id = :campaign and {{visible contact c}} and {{where}}
        order by r.contact_id limit :limit)";
    CampaignId campaign;
    db::Condition where;
    int limit = 0;
};
TANDEM_QUERY(ListRecipients, (campaign, where, limit))

template <Mark What>
struct MarkOnce {
    static std::string sql() {
        constexpr std::string_view column = What == Mark::opened              ? "opened_at"
                                            : What == Mark::opened_by_machine ? "opened_by_machine_at"
                                            : What == Mark::clicked           ? "clicked_at"
                                                                              : "unsubscribed_at";
        return "update campaign_recipient set " + std::string(column) +
               " = :at where workspace_id = :workspace_id and campaign_id = :campaign and contact_id = :contact and " +
               std::string(column) + " is null";
    }
    CampaignId campaign;
    RecordId contact;
    Instant at;
    TANDEM_QUERY_TEMPLATE(MarkOnce, (campaign, contact, at))
};

}  // namespace

bool add_recipient(db::Write& write, CampaignId campaign, NewRecipient const& recipient) {
    return write.run(InsertRecipient{campaign, recipient.contact, recipient.address, recipient.state, recipient.reason}) > 0;
}

std::vector<Leased> lease(db::Write& write, CampaignId campaign, std::int64_t batch, int limit) {
    if (write.run(LeaseRows{campaign, batch, write.now(), limit}) == 0) return {};
    return leased(write, campaign);
}

std::vector<Leased> leased(db::Read& read, CampaignId campaign) { return read.all(ListLeased{campaign}); }

bool settle(db::Write& write, CampaignId campaign, Settlement const& s) {
    return write.run(Settle{campaign, s.contact, s.state, s.reason, s.reply, s.attempts, s.due_at, s.sent_at, s.mail_id, s.subject}) > 0;
}

std::optional<Instant> next_due(db::Read& read, CampaignId campaign) { return read.one(NextDue{campaign}).value_or(std::nullopt); }
std::int64_t count_waiting(db::Read& read, CampaignId campaign) { return read.one(CountWaiting{campaign}).value_or(0); }
std::vector<ReasonCount> count_by_reason(db::Read& read, CampaignId campaign) { return read.all(CountByReason{campaign}); }
std::int64_t requeue_failed(db::Write& write, CampaignId campaign, std::string const& reason) {
    return write.run(RequeueFailed{campaign, reason});
}
std::int64_t skip_waiting(db::Write& write, CampaignId campaign) { return write.run(SkipWaiting{campaign}); }

std::optional<Recipient> find_recipient(db::Read& read, CampaignId campaign, RecordId contact) {
    return read.one(ListRecipients{campaign, db::compare("r.contact_id", db::Op::equal, contact.value), 1});
}

namespace {

db::Column time_of(Did did) {
    switch (did) {
        case Did::opened:
            return "r.opened_at";
        case Did::clicked:
            return "r.clicked_at";
        case Did::unsubscribed:
            break;
    }
    return "r.unsubscribed_at";
}

}  // namespace

std::vector<Recipient> recipients_after(db::Read& read, CampaignId campaign, RecipientQuery const& query, RecordId after, int limit) {
    std::vector<db::Condition> parts{db::compare("r.contact_id", db::Op::greater, after.value)};
    if (query.state) parts.push_back(db::compare("r.state", db::Op::equal, std::string(name_of(*query.state))));
    if (query.did) parts.push_back(db::is_not_null(time_of(*query.did)));
    if (query.reason) parts.push_back(db::compare("r.reason", db::Op::equal, *query.reason));
    return read.all(ListRecipients{campaign, db::all_of(parts), limit});
}

bool mark(db::Write& write, CampaignId campaign, RecordId contact, Mark what) {
    auto const now = write.now();
    switch (what) {
        case Mark::opened:
            return write.run(MarkOnce<Mark::opened>{campaign, contact, now}) > 0;
        case Mark::opened_by_machine:
            return write.run(MarkOnce<Mark::opened_by_machine>{campaign, contact, now}) > 0;
        case Mark::clicked:
            return write.run(MarkOnce<Mark::clicked>{campaign, contact, now}) > 0;
        case Mark::unsubscribed:
            break;
    }
    return write.run(MarkOnce<Mark::unsubscribed>{campaign, contact, now}) > 0;
}

}  // namespace tandem::email
