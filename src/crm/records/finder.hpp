#pragma once

#include "platform/feature/finder.hpp"

namespace tandem::records {

/// Records of all kinds, by the beginnings of words.
std::vector<feature::Hit> find_records(db::Read& read, std::string const& words, int limit);

}  // namespace tandem::records
