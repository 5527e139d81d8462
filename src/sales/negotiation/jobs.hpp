#pragma once

#include "platform/jobs/jobs.hpp"

namespace tandem::negotiation {

/// Quotes whose last day is over become expired. Recurring.
struct ExpireQuotes {
    static constexpr auto name = "expire_quotes";
};
BOOST_DESCRIBE_STRUCT(ExpireQuotes, (), ())

void add_handlers(jobs::Handlers& handlers);

}  // namespace tandem::negotiation
