#pragma once

#include "platform/feature/finder.hpp"

namespace tandem::email {

/// Campaigns by a part of their name or subject, the newest first.
std::vector<feature::Hit> find_campaigns(db::Read& read, std::string const& words, int limit);

}  // namespace tandem::email
