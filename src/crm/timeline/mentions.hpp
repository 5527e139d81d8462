#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"

namespace tandem::timeline {

// A colleague who is mentioned in a text stands there as "<@ID>", so that another name later is shown as it is then.

/// Who is mentioned, each once, in their order.
std::vector<UserId> mentioned_in(std::string_view text);
/// "@Ben Hollis" for each whose name is known; whatever else looks like a mention stays as it is.
std::string with_names(std::string_view text, std::map<UserId, std::string> const& names);

}  // namespace tandem::timeline
