#pragma once

#include "platform/db/db.hpp"

namespace tandem::negotiation {

struct Verification {
    std::int64_t seals = 0;
    std::string last_hash;              ///< keep it elsewhere: only it shows that the end of the chain is still there
    std::vector<std::string> problems;  ///< sentences that name the row
};

/// Walks the asking workspace's chain, computes every hash anew, and compares each accepted quote with what was sealed.
Verification verify(db::Read& read);

}  // namespace tandem::negotiation
