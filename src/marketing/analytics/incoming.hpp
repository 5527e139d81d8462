#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "marketing/analytics/page_url.hpp"
#include "platform/events/event.hpp"

namespace tandem::analytics {

/// What a tracker sends: Plausible's fields in their short and their long spelling, plus `c`, the id after consent.
struct Incoming {
    std::string name;
    PageUrl page;
    std::vector<std::string> domains;  ///< the sites that it is for
    std::string referrer;
    std::string props;  ///< a flat JSON object of texts, or empty
    std::string screen;
    std::string consented_id;
    bool interactive = true;
    std::int64_t engagement_ms = 0;
    std::int32_t scroll_depth = -1;
    std::int64_t revenue_minor = 0;
    std::string revenue_currency;
};

/// Reads a body of any content type. Unknown fields are passed over, extras that make no sense are left out;
/// without a name, an address or a domain it is refused.
Result<Incoming> read_incoming(std::string_view body);

}  // namespace tandem::analytics
