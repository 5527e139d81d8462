#pragma once

#include "sales/qualification/scores.hpp"

namespace tandem::qualification {

/// What these rules would make of the latest 2,000 contacts, beside those in use.
Preview preview(db::Read& read, ScoreRules const& draft, ScoreRules const& active, std::int64_t threshold);

}  // namespace tandem::qualification
