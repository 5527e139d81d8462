#pragma once

#include "crm/bulk/store.hpp"

namespace tandem::bulk {

/// What was left alone and why, as a file: records by id and name, rows of a file by line and as they were.
std::string refusals_as_csv(db::Read& read, StoredOperation const& operation);

}  // namespace tandem::bulk
