#pragma once

#include "__path__/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::__feature__ {

/// Errors name the field.
Result<__Record__> add___record__(db::Write& write, New__Record__ const& given);
/// not_found `__record___unknown`, conflict `version_stale`; errors name the field.
Result<__Record__> change___record__(db::Write& write, __Record__Id id, __Record__Patch const& patch);

Failure __record___unknown();

}  // namespace tandem::__feature__
