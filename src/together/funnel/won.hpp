#pragma once

// What other features may ask about won deals.

#include "platform/db/db.hpp"
#include "together/funnel/api.hpp"

namespace tandem::funnel {

/// Half-open, in UTC.
struct Period {
    Instant from;
    Instant to;
};

/// Only contacts of this first touch; an empty text is "none known", absent is any.
struct Touched {
    std::optional<std::string> source;
    std::optional<std::string> campaign;
};

struct WonSum {
    std::string key;
    std::int64_t deals = 0;
    std::int64_t customers = 0;
    std::int64_t won_minor = 0;
    std::int64_t other_currency = 0;
};
BOOST_DESCRIBE_STRUCT(WonSum, (), (key, deals, customers, won_minor, other_currency))

/// Deals won within a period that the asker sees, by one value of a touch of their first contact.
std::vector<WonSum> sum_won(db::Read& read, Period period, Touch touch, Dimension by, std::string const& currency,
                            Touched const& only = {});

}  // namespace tandem::funnel
