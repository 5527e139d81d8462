#pragma once

#include "platform/http/ask.hpp"
#include "sales/negotiation/document.hpp"
#include "sales/negotiation/store.hpp"

namespace tandem::negotiation {

/// What a sending needs to know; a quote that was sent before goes out as it was.
struct Outgoing {
    StoredQuote quote;
    Document document;
    pages::Look look;
    std::string to;
    bool is_first = false;
    std::optional<blobs::Kept> pdf{};
};
/// Read in one snapshot. Errors say why it cannot be sent.
Result<Outgoing> prepare_sending(db::Read& read, QuoteId id, Sending const& sending);
/// Draws the PDF of a first sending and keeps it, which takes long: not while the writer waits. What check_printable says, and
/// `disk_full`.
Result<void> print(Outgoing& outgoing, blobs::Store& store);
/// Freezes a draft, and tells that it went to the customer. conflict `version_stale` when it changed meanwhile.
Result<StoredQuote> hand_out(db::Write& write, Outgoing const& outgoing);

/// Freezes a draft and mails its link; of a quote that was sent, mails another link to the same document.
Result<Sent> send_quote(http::Ask& ask, QuoteId id, Sending const& sending);
/// Another link to a quote that was sent, to pass on by hand.
Result<Link> make_link(http::Ask& ask, QuoteId id);

}  // namespace tandem::negotiation
