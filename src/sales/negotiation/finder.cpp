#include "sales/negotiation/finder.hpp"

#include "base/listing.hpp"
#include "sales/negotiation/quotes.hpp"
#include "sales/negotiation/store.hpp"

namespace tandem::negotiation {

std::vector<feature::Hit> find_quotes(db::Read& read, std::string const& words, int limit) {
    std::vector<feature::Hit> hits;
    for (auto const& quote : summaries_of(read, quotes_before(read, {.words = words}, newest_id<QuoteId>, limit)))
        hits.push_back({"quotes", to_string(quote.id), quote.title,
                        quote.contact_name.empty() ? quote.number : quote.number + ", " + quote.contact_name});
    return hits;
}

}  // namespace tandem::negotiation
