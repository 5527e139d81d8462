#pragma once

// Quotes with what belongs to them: how they are shown, put together and told about.

#include "platform/pages/look.hpp"
#include "sales/negotiation/document.hpp"
#include "sales/negotiation/rules.hpp"
#include "sales/negotiation/store.hpp"

namespace tandem::negotiation {

Failure quote_unknown();

/// The contact it was sent to, else "The customer".
std::string customer_name(db::Read& read, StoredQuote const& quote);

std::vector<QuoteSummary> summaries_of(db::Read& read, std::vector<StoredQuote> const& quotes);
Quote view_of(db::Read& read, StoredQuote const& quote);

/// The lines a client sends, completed from their products. Errors name the line.
Result<std::vector<Line>> lines_from(db::Read& read, std::vector<LineInput> const& inputs, std::string const& currency);

/// The document as it would be sent now.
Document document_of(db::Read& read, StoredQuote const& quote, pages::Look const& look, Instant at);

/// Writes down what happened: in the quote's history, in the stories of its deal and contact, and for open screens.
void tell(db::Write& write, StoredQuote const& quote, EventKind kind, std::string const& who, std::string const& words);
/// Takes a quote back and tells it: whoever reads its link is told that it was withdrawn.
void withdraw(db::Write& write, StoredQuote& quote, std::string const& why);
/// How a quote's deal stands now.
DealState deal_state(db::Read& read, RecordId deal);

/// Puts a task on the quote's deal for its owner, due at once.
void ask_owner(db::Write& write, StoredQuote const& quote, std::string const& what);

}  // namespace tandem::negotiation
