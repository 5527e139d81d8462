#pragma once

#include "crm/records/finder.hpp"

namespace tandem::email {

/// Campaigns by a part of their name or subject, the newest first.
std::vector<records::Hit> find_campaigns(db::Read& read, std::string const& words, int limit);

}  // namespace tandem::email
