#pragma once

#include "platform/db/db.hpp"
#include "together/funnel/api.hpp"

namespace tandem::funnel {

/// One customer's way as stations, oldest first: what both departments did until the deal was won, and each station
/// opens its record. not_found `record_unknown`.
Result<Thread> thread_of(db::Read& read, RecordId contact);

}  // namespace tandem::funnel
