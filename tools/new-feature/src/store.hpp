#pragma once

#include "__path__/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::__name__ {

std::vector<__Name__> list___name__(db::Read& read, std::optional<__Name__Id> after, int limit);
std::optional<__Name__> find___name__(db::Read& read, __Name__Id id);
bool is_title_taken(db::Read& read, std::string const& title);
__Name__Id add___name__(db::Write& write, std::string const& title);
/// False when there is none.
bool remove___name__(db::Write& write, __Name__Id id);

}  // namespace tandem::__name__
