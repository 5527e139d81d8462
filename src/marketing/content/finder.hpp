#pragma once

#include "platform/feature/finder.hpp"

namespace tandem::content {

/// Pages by a part of their title or address, the latest changed first.
std::vector<feature::Hit> find_pages(db::Read& read, std::string const& words, int limit);
/// Forms by a part of their name, the latest changed first.
std::vector<feature::Hit> find_forms(db::Read& read, std::string const& words, int limit);

}  // namespace tandem::content
