#include "base/listing.hpp"

#include <algorithm>

namespace tandem {

std::int64_t total_of(std::map<std::string, std::int64_t> const& counts, std::vector<std::string> const& states) {
    std::int64_t total = 0;
    for (auto const& [state, count] : counts)
        if (states.empty() || std::ranges::find(states, state) != states.end()) total += count;
    return total;
}

}  // namespace tandem
