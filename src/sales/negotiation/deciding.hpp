#pragma once

// What customers do with a quote. Each in one transaction.

#include "crm/records/api.hpp"
#include "sales/negotiation/store.hpp"

namespace tandem::negotiation {

/// Counts a visit of the customer.
void note_opening(db::Write& write, QuoteId id);

/// Locks the quote, seals its document, withdraws the deal's other open quotes, publishes QuoteAccepted. The same name
/// again changes nothing and is no error; another name is conflict `quote_accepted`, which says who came first. gone
/// `quote_expired`; conflict `deal_archived`, `deal_won`.
Result<void> accept_quote(db::Write& write, QuoteId id, Text<1, 200> const& name, std::string const& consent);
/// Declining again changes nothing and is no error.
Result<void> decline_quote(db::Write& write, QuoteId id, DeclineReason reason, std::string const& note);
/// A question for the owner; the same words again change nothing. too_many `too_many_questions`.
Result<void> ask_question(db::Write& write, QuoteId id, Text<1, 2'000> const& question);

/// A quote that was taken back stands as it did before; any other stays as it is. not_found `quote_unknown`; conflict `deal_archived`,
/// `deal_won`.
Result<StoredQuote> take_withdrawal_back(db::Write& write, QuoteId id);

/// Marks what is overdue in the asking workspace, at most 500 at a time.
void expire_overdue(db::Write& write);

/// Reaction: the deal is won with the net total as its amount, in the first won stage of its pipeline.
void win_deal(db::Write& write, QuoteAccepted const& event);
/// Reactions: archiving a deal takes its open quotes back; bringing it back, by undo or by hand, opens them again.
void on_deal_archived(db::Write& write, records::RecordArchived const& event);
void on_deal_restored(db::Write& write, records::RecordRestored const& event);

}  // namespace tandem::negotiation
