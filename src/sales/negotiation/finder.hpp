#pragma once

#include "platform/feature/finder.hpp"

namespace tandem::negotiation {

/// Quotes by number or by a part of their title, the newest first.
std::vector<feature::Hit> find_quotes(db::Read& read, std::string const& words, int limit);

}  // namespace tandem::negotiation
