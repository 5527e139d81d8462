#pragma once

#include "app/demo/company.hpp"
#include "sales/negotiation/api.hpp"

namespace tandem::demo {

/// What Karrow sells.
void stock_products(db::Write& write);

/// A quote of so many bikes on a deal, sent now to the contact; its total becomes the deal's amount when it is accepted.
negotiation::QuoteId send_quote(db::Write& write, RecordId deal, RecordId contact, UserId owner, std::string const& bike, std::int64_t count);

}  // namespace tandem::demo
