#pragma once

#include "__path__/api.hpp"
#include "platform/db/counts.hpp"  //? state
#include "platform/db/db.hpp"

namespace tandem::__feature__ {

std::optional<__Record__> find___record__(db::Read& read, __Record__Id id);
void insert___record__(db::Write& write, __Record__ const& __record__);
void update___record__(db::Write& write, __Record__ const& __record__);

/// The newest first, after the given place.
std::vector<__Record__> __records___before(db::Read& read, __Record__Filter const& filter, Place const& before, int limit);
Place place_of(__Record__ const& __record__);
std::int64_t count___records__(db::Read& read, __Record__Filter const& filter);  //? !state
/// By state, of whatever state.  //? state
db::Counts count___records__(db::Read& read, __Record__Filter filter);  //? state

}  // namespace tandem::__feature__
