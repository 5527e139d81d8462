#pragma once

#include "base/described.hpp"
#include "crm/segments/conditions.hpp"
#include "platform/events/event.hpp"
#include "platform/feature/timeline_kind.hpp"
#include "platform/http/page.hpp"

namespace tandem::email {

// What the story of a record tells of this feature.
inline constexpr feature::TimelineKind mail_sent_kind{
    .name = "mail_sent", .label = "Mail sent", .department = feature::Department::marketing, .tab = feature::Tab::mail};
inline constexpr feature::TimelineKind mail_opened_kind{.name = "mail_opened",
                                                        .label = "Mail opened",
                                                        .department = feature::Department::marketing,
                                                        .tab = feature::Tab::mail,
                                                        .by_contact = true};
inline constexpr feature::TimelineKind mail_clicked_kind{.name = "mail_clicked",
                                                         .label = "Mail clicked",
                                                         .department = feature::Department::marketing,
                                                         .tab = feature::Tab::mail,
                                                         .by_contact = true};
inline constexpr feature::TimelineKind mail_failed_kind{
    .name = "mail_failed", .label = "Mail failed", .department = feature::Department::marketing, .tab = feature::Tab::mail};

using events::CampaignId;

/// draft: being written · sending · paused: by a person, goes on where it stopped · sent: everybody has a result ·
/// cancelled: stopped for good.
enum class CampaignState { draft, sending, paused, sent, cancelled };
BOOST_DESCRIBE_ENUM(CampaignState, draft, sending, paused, sent, cancelled)

/// People, not mails or views: each is counted once.
struct Totals {
    std::int64_t recipients = 0;  ///< everybody in the segment, those skipped included
    std::int64_t sent = 0;
    std::int64_t kept = 0;  ///< written, but no server is configured: to be read here
    std::int64_t failed = 0;
    std::int64_t in_doubt = 0;  ///< of those that failed: may have arrived all the same
    std::int64_t skipped = 0;
    std::int64_t opened = 0;
    std::int64_t opened_by_machine = 0;  ///< and by nobody else
    std::int64_t clicked = 0;
    std::int64_t unsubscribed = 0;
};
BOOST_DESCRIBE_STRUCT(Totals, (), (recipients, sent, kept, failed, in_doubt, skipped, opened, opened_by_machine, clicked, unsubscribed))

struct Campaign {
    CampaignId id;
    std::string name;
    std::string topic_key;
    segments::Condition condition;  ///< who is meant
    std::string subject;
    std::string first_line;
    std::string from_name;
    std::string body;
    CampaignState state{};
    std::optional<std::string> last_error;  ///< why sending waits
    Totals totals;
    Instant created_at;
    Instant updated_at;
    std::optional<UserId> updated_by{};
    std::optional<Instant> started_at;
    std::optional<Instant> finished_at;
    bool audience_complete = false;  ///< everybody has a row
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Campaign, (),
                      (id, name, topic_key, condition, subject, first_line, from_name, body, state, last_error, totals, created_at,
                       updated_at, updated_by, started_at, finished_at, audience_complete, version))

struct CampaignQuery : http::PageQuery {
    std::optional<std::vector<CampaignState>> state;    ///< any of these
    std::optional<std::vector<Text<1, 60>>> topic_key;  ///< any of these
    std::optional<Text<0, 100>> query;                  ///< part of the name or of the subject
};
BOOST_DESCRIBE_STRUCT(CampaignQuery, (http::PageQuery), (state, topic_key, query))

struct NewCampaign {
    Text<1, 200> name;
    std::optional<Text<1, 60>> topic_key;
    std::optional<segments::Condition> condition;
    std::optional<Text<0, 500>> subject;
    std::optional<Text<0, 500>> first_line;
    std::optional<Text<0, 200>> from_name;
    std::optional<Text<0, 100'000>> body;
};
BOOST_DESCRIBE_STRUCT(NewCampaign, (), (name, topic_key, condition, subject, first_line, from_name, body))

struct CampaignPatch {
    std::int64_t version = 0;
    std::optional<Text<1, 200>> name;
    std::optional<Text<1, 60>> topic_key;
    std::optional<segments::Condition> condition;
    std::optional<Text<0, 500>> subject;
    std::optional<Text<0, 500>> first_line;
    std::optional<Text<0, 200>> from_name;
    std::optional<Text<0, 100'000>> body;
};
BOOST_DESCRIBE_STRUCT(CampaignPatch, (), (version, name, topic_key, condition, subject, first_line, from_name, body))

struct PreviewRequest {
    std::optional<RecordId> contact_id;  ///< the first one of the audience when absent
};
BOOST_DESCRIBE_STRUCT(PreviewRequest, (), (contact_id))

/// The mail as this person will get it. Show the HTML in a sandboxed frame.
struct Preview {
    std::string subject;
    std::string first_line;
    std::string from;
    std::string html;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Preview, (), (subject, first_line, from, html, text))

struct TestMailRequest {
    EmailAddress to;
    std::optional<RecordId> contact_id;
};
BOOST_DESCRIBE_STRUCT(TestMailRequest, (), (to, contact_id))

struct TestMailResult {
    std::string mail_id;
    bool will_be_sent = false;  ///< false: kept to be read in the app, no server is configured
};
BOOST_DESCRIBE_STRUCT(TestMailResult, (), (mail_id, will_be_sent))

/// problem: must be mended before sending; hint: worth a look; good.
enum class CheckLevel { problem, hint, good };
BOOST_DESCRIBE_ENUM(CheckLevel, problem, hint, good)

struct Check {
    CheckLevel level{};
    std::string code;
    std::string message;
    std::string detail;
};
BOOST_DESCRIBE_STRUCT(Check, (), (level, code, message, detail))

struct Audience {
    std::int64_t segment = 0;
    std::int64_t no_address = 0;
    std::int64_t suppressed = 0;
    std::int64_t no_consent = 0;
    std::int64_t get_the_mail = 0;
};
BOOST_DESCRIBE_STRUCT(Audience, (), (segment, no_address, suppressed, no_consent, get_the_mail))

struct Checks {
    std::vector<Check> checks;
    Audience audience;
    bool can_be_sent = false;
};
BOOST_DESCRIBE_STRUCT(Checks, (), (checks, audience, can_be_sent))

/// kept: no server is configured, the mail can be read here.
enum class RecipientState { queued, leased, sent, kept, failed, skipped };
BOOST_DESCRIBE_ENUM(RecipientState, queued, leased, sent, kept, failed, skipped)

/// Why a recipient is not simply sent: the four of consent, and what may befall a mail.
/// rejected: the server refused it for good · gave_up: it never took it ·
/// in_doubt: handed over, but nobody said whether it arrived; not sent again · template: could not be written.
struct Recipient {
    RecordId contact_id;
    std::string name;
    std::string address;
    RecipientState state{};
    std::optional<std::string> reason;
    std::optional<std::string> reply;  ///< what the server said
    std::int64_t attempts = 0;
    std::optional<std::string> mail_id;
    std::optional<std::string> subject;  ///< as this person reads it
    std::optional<Instant> sent_at;
    std::optional<Instant> opened_at;
    std::optional<Instant> opened_by_machine_at;
    std::optional<Instant> clicked_at;
    std::optional<Instant> unsubscribed_at;
};
BOOST_DESCRIBE_STRUCT(Recipient, (),
                      (contact_id, name, address, state, reason, reply, attempts, mail_id, subject, sent_at, opened_at,
                       opened_by_machine_at, clicked_at, unsubscribed_at))

/// What recipients did with their mail; machines do not count.
enum class Did { opened, clicked, unsubscribed };
BOOST_DESCRIBE_ENUM(Did, opened, clicked, unsubscribed)

struct RecipientQuery : http::PageQuery {
    std::optional<RecipientState> state;
    std::optional<Did> did;
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(RecipientQuery, (http::PageQuery), (state, did, reason))

/// Which failed recipients get another try.
struct RetryRequest {
    std::string reason;  ///< gave_up, rejected, template or in_doubt
};
BOOST_DESCRIBE_STRUCT(RetryRequest, (), (reason))

struct LinkResult {
    std::int64_t number = 0;
    std::string url;
    std::string label;
    std::int64_t people = 0;
    std::int64_t clicks = 0;
};
BOOST_DESCRIBE_STRUCT(LinkResult, (), (number, url, label, people, clicks))

struct ReasonCount {
    RecipientState state{};
    std::string reason;
    std::int64_t people = 0;
};
BOOST_DESCRIBE_STRUCT(ReasonCount, (), (state, reason, people))

/// Customers whose first or latest visit came from this campaign, and what their won deals are worth.
struct Earned {
    std::int64_t customers = 0;
    std::int64_t won_deals = 0;
    Money revenue;  ///< deals in the workspace's currency
};
BOOST_DESCRIBE_STRUCT(Earned, (), (customers, won_deals, revenue))

struct Results {
    Totals totals;
    std::int64_t in_queue = 0;
    std::vector<ReasonCount> reasons;
    std::vector<LinkResult> links;
    std::string utm_campaign;  ///< the name its visits bear, by which revenue is counted
    Earned first_touch;
    Earned last_touch;
};
BOOST_DESCRIBE_STRUCT(Results, (), (totals, in_queue, reasons, links, utm_campaign, first_touch, last_touch))

/// A person followed a link of a campaign.
struct MailClicked {
    RecordId contact;
    CampaignId campaign;
};

}  // namespace tandem::email
