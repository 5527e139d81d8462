#pragma once

#include "platform/http/ask.hpp"
#include "sales/negotiation/api.hpp"

namespace tandem::negotiation {

/// Freezes a draft and mails its link; of a quote that was sent, mails another link to the same document.
Result<Sent> send_quote(http::Ask& ask, QuoteId id, Sending const& sending);
/// Another link to a quote that was sent, to pass on by hand.
Result<Link> make_link(http::Ask& ask, QuoteId id);

/// Where customers find this server: the configured address, else the one that was asked.
std::string public_origin(http::Ask const& ask);

}  // namespace tandem::negotiation
