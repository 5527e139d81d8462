#pragma once

// Quotes as they travel.

#include "base/described.hpp"
#include "platform/feature/notice_kind.hpp"
#include "platform/feature/timeline_kind.hpp"
#include "platform/http/page.hpp"
#include "sales/negotiation/quantity.hpp"

namespace tandem::negotiation {

// What the story of a record tells of this feature.
inline constexpr feature::NoticeKind quote_opened_kind{.name = "quote_opened", .label = "A customer opens your quote"};
inline constexpr feature::NoticeKind quote_answered_kind{
    .name = "quote_answered", .label = "A customer accepts, declines or asks about your quote", .mail = feature::NoticeMail::at_once};

inline constexpr feature::TimelineKind quote_kind{
    .name = "quote", .label = "Quote", .department = feature::Department::sales, .tab = feature::Tab::sales};

using QuoteId = Id<struct QuoteTag>;

/// draft → sent → opened → accepted | declined | expired | withdrawn
enum class State { draft, sent, opened, accepted, declined, expired, withdrawn };
BOOST_DESCRIBE_ENUM(State, draft, sent, opened, accepted, declined, expired, withdrawn)

enum class DeclineReason { price, timing, competitor, not_what_we_need, no_budget, other };
BOOST_DESCRIBE_ENUM(DeclineReason, price, timing, competitor, not_what_we_need, no_budget, other)

struct Line {
    std::optional<RecordId> product_id;
    std::string title;
    std::string description;
    Quantity quantity;
    std::string unit;
    Money unit_price;
    BasisPoints discount;
    BasisPoints tax_rate;
    Money net;  ///< quantity * unit_price less discount, without tax
};
BOOST_DESCRIBE_STRUCT(Line, (), (product_id, title, description, quantity, unit, unit_price, discount, tax_rate, net))

struct TaxLine {
    BasisPoints rate;
    Money base;
    Money tax;
};
BOOST_DESCRIBE_STRUCT(TaxLine, (), (rate, base, tax))

/// rules.hpp says how they come about.
struct Totals {
    Money subtotal;
    Money discount;
    Money net;
    std::vector<TaxLine> taxes;
    Money tax;
    Money total;
};
BOOST_DESCRIBE_STRUCT(Totals, (), (subtotal, discount, net, taxes, tax, total))

enum class EventKind { created, sent, reminded, linked, opened, question, accepted, declined, withdrawn, restored, expired };
BOOST_DESCRIBE_ENUM(EventKind, created, sent, reminded, linked, opened, question, accepted, declined, withdrawn, restored, expired)

struct Event {
    Instant at;
    EventKind kind{};
    std::string who;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Event, (), (at, kind, who, words))

/// Proof of an acceptance: its place in the chain that `tandem verify` checks.
struct SealView {
    std::int64_t sequence = 0;
    std::string hash;
    std::string document_hash;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(SealView, (), (sequence, hash, document_hash, at))

/// A quote in lists.
struct QuoteSummary {
    QuoteId id;
    std::string number;  ///< Q-1001
    std::string title;
    State state{};
    RecordId deal_id;
    std::string deal_name;
    std::optional<RecordId> contact_id;
    std::string contact_name;
    UserId owner_id;
    std::string owner_name;
    Money total;
    Date valid_until;
    Instant created_at;
    Instant updated_at;
    std::optional<Instant> sent_at;
    std::optional<Instant> last_opened_at;
    std::int64_t open_count = 0;
};
BOOST_DESCRIBE_STRUCT(QuoteSummary, (),
                      (id, number, title, state, deal_id, deal_name, contact_id, contact_name, owner_id, owner_name, total, valid_until,
                       created_at, updated_at, sent_at, last_opened_at, open_count))

struct Quote {
    QuoteSummary summary;
    std::int64_t version = 0;
    std::optional<UserId> updated_by{};
    std::string contact_email;
    std::vector<Line> lines;
    BasisPoints discount;
    std::string intro;
    std::string terms;
    Totals totals;
    std::optional<Instant> decided_at;
    std::optional<std::string> accepted_by;
    std::optional<DeclineReason> decline_reason;
    std::optional<std::string> decline_note;
    std::optional<SealView> seal;
    std::vector<Event> history;  ///< newest first
};
BOOST_DESCRIBE_STRUCT(Quote, (),
                      (summary, version, updated_by, contact_email, lines, discount, intro, terms, totals, decided_at, accepted_by,
                       decline_reason, decline_note, seal, history))

/// What is left out comes from the product, where one is named.
struct LineInput {
    std::optional<RecordId> product_id;
    std::optional<Text<1, 300>> title;
    std::optional<Text<0, 2'000>> description;
    Quantity quantity;
    std::optional<Text<0, 30>> unit;
    std::optional<Money> unit_price;
    std::optional<BasisPoints> discount;
    std::optional<BasisPoints> tax_rate;
};
BOOST_DESCRIBE_STRUCT(LineInput, (), (product_id, title, description, quantity, unit, unit_price, discount, tax_rate))

struct NewQuote {
    RecordId deal_id;
    std::optional<RecordId> contact_id;  ///< the deal's first contact when absent
    std::optional<Text<1, 200>> title;   ///< the deal's name when absent
    std::optional<Text<3, 3>> currency;  ///< the workspace's when absent
    std::optional<std::vector<LineInput>> lines;
    std::optional<BasisPoints> discount;
    std::optional<Text<0, 5'000>> intro;
    std::optional<Text<0, 10'000>> terms;
    std::optional<Date> valid_until;  ///< thirty days from now when absent
    std::optional<QuoteId> copy_of;   ///< takes what is not given from this quote
};
BOOST_DESCRIBE_STRUCT(NewQuote, (), (deal_id, contact_id, title, currency, lines, discount, intro, terms, valid_until, copy_of))

/// Changes a draft; `lines` replaces all lines. `version` is the one that was read.
struct QuotePatch {
    std::int64_t version = 0;
    std::optional<RecordId> contact_id;
    std::optional<Text<1, 200>> title;
    std::optional<std::vector<LineInput>> lines;
    std::optional<BasisPoints> discount;
    std::optional<Text<0, 5'000>> intro;
    std::optional<Text<0, 10'000>> terms;
    std::optional<Date> valid_until;
};
BOOST_DESCRIBE_STRUCT(QuotePatch, (), (version, contact_id, title, lines, discount, intro, terms, valid_until))

struct Sending {
    std::int64_t version = 0;
    std::optional<EmailAddress> to;  ///< the contact's address when absent
    std::optional<Text<1, 300>> subject;
    std::optional<Text<0, 5'000>> message;
};
BOOST_DESCRIBE_STRUCT(Sending, (), (version, to, subject, message))

struct Sent {
    Quote quote;
    std::string url;
    bool mail_configured = false;  ///< false: the mail is kept in the app, so pass the link on
};
BOOST_DESCRIBE_STRUCT(Sent, (), (quote, url, mail_configured))

struct Link {
    std::string url;
};
BOOST_DESCRIBE_STRUCT(Link, (), (url))

struct QuoteQuery : http::PageQuery {
    std::optional<std::vector<State>> state;      ///< any of these
    std::optional<std::vector<UserId>> owner_id;  ///< any of these
    std::optional<RecordId> deal_id;
    std::optional<RecordId> contact_id;
    std::optional<Text<0, 100>> query;  ///< words of the title, or a number
};
BOOST_DESCRIBE_STRUCT(QuoteQuery, (http::PageQuery), (state, owner_id, deal_id, contact_id, query))

// Facts others may react to, in the same transaction.
struct QuoteAccepted {
    QuoteId quote;
    RecordId deal;
    std::optional<RecordId> contact;
    Money net;  ///< without tax: what the deal is worth
};

}  // namespace tandem::negotiation
