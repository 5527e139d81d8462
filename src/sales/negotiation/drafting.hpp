#pragma once

#include "sales/negotiation/store.hpp"

namespace tandem::negotiation {

/// A new quote on a deal, or a copy of one, as a draft of whoever acts. Errors name the field.
Result<StoredQuote> draft(db::Write& write, NewQuote const& given);
/// not_found `quote_unknown`, conflict `version_stale`, what `may` says about a quote that is no draft; errors name the field.
Result<StoredQuote> change_draft(db::Write& write, QuoteId id, QuotePatch const& patch);

}  // namespace tandem::negotiation
