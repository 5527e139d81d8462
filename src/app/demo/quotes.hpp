#pragma once

#include "app/demo/company.hpp"
#include "sales/negotiation/api.hpp"

namespace tandem::demo {

/// What Karrow sells.
void stock_products(db::Write& write);

/// What so many bikes with their service cost, net ("12345.60"): the amount of the deal they are quoted on.
std::string offered_amount(db::Read& read, std::string const& bike, std::int64_t count);

/// A quote of so many bikes on a deal, drafted and sent now to the contact by whoever acts; its total becomes the deal's
/// amount when it is accepted. It goes without a mail: nobody is there to read it.
negotiation::QuoteId send_quote(db::Write& write, RecordId deal, RecordId contact, std::string const& bike, std::int64_t count);

}  // namespace tandem::demo
