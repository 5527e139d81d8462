#pragma once

// What the lists share: where the next page begins, and how many rows there are.

#include <boost/describe/class.hpp>
#include <compare>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "base/time.hpp"

namespace tandem {

/// Where a list in the order of time goes on: the time and the id of the last row of the page before. The id keeps rows of
/// one moment apart.
struct Place {
    Instant at;
    std::int64_t id = 0;
    auto operator<=>(Place const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Place, (), (at, id))

/// Before everything, in a list that begins with the newest.
constexpr Place newest{{std::numeric_limits<std::int64_t>::max()}, 0};
/// The same where the oldest comes first.
constexpr Place oldest{{std::numeric_limits<std::int64_t>::min()}, 0};
template <class Id>
constexpr Id newest_id{std::numeric_limits<std::int64_t>::max()};

/// Of the rows counted by state those in one of these states; all where none is named.
std::int64_t total_of(std::map<std::string, std::int64_t> const& counts, std::vector<std::string> const& states);

}  // namespace tandem
