#pragma once

#include "platform/http/ask.hpp"
#include "sales/negotiation/document.hpp"
#include "sales/negotiation/store.hpp"

namespace tandem::negotiation {

/// Makes a draft what the customer reads: its document and PDF never change from here on.
void freeze(db::Write& write, StoredQuote& quote, Document const& document, std::string const& pdf);
/// Freezes a draft and mails its link; of a quote that was sent, mails another link to the same document.
Result<Sent> send_quote(http::Ask& ask, QuoteId id, Sending const& sending);
/// Another link to a quote that was sent, to pass on by hand.
Result<Link> make_link(http::Ask& ask, QuoteId id);

}  // namespace tandem::negotiation
