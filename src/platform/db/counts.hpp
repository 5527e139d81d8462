#pragma once

#include <boost/describe/class.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tandem::db {

/// A row of `select state, count(*) … group by state`.
struct Count {
    std::string name;
    std::int64_t rows = 0;
};
BOOST_DESCRIBE_STRUCT(Count, (), (name, rows))

using Counts = std::map<std::string, std::int64_t>;

inline Counts by_name(std::vector<Count> rows) {
    Counts counts;
    for (auto& row : rows) counts[std::move(row.name)] = row.rows;
    return counts;
}

}  // namespace tandem::db
