#pragma once

#include "base/described.hpp"
#include "platform/db/db.hpp"

#include <string>
#include <vector>

namespace tandem::feature {

/// What Ctrl K shows of a record of any feature.
struct Hit {
    std::string object;  ///< "contacts", "quotes" …: what the screens know its address by
    std::string id;
    std::string title;
    std::string subtitle;
};
BOOST_DESCRIBE_STRUCT(Hit, (), (object, id, title, subtitle))

/// A feature's records that words typed lead to, the likeliest first.
using Finder = std::vector<Hit> (*)(db::Read& read, std::string const& words, int limit);

/// Those of all features, asked in this order; a part of the program.
struct Finders {
    std::vector<Finder> all;
};

}  // namespace tandem::feature
