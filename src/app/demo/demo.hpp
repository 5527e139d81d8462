#pragma once

#include "platform/demo/world.hpp"

namespace tandem::demo {

/// Fills an empty installation with a believable company, made by these features. The same seed on the same day gives the
/// same company. It is unfinished until `finish`: a program that is stopped meanwhile leaves a part, which passes for no whole.
Result<void> make(db::Database& database, std::vector<Share const*> shares, Size const& size);
void finish(db::Database& database);

/// The company whose making was cut off, if there is one.
std::optional<WorkspaceId> unfinished(db::Database& database);
/// Nobody has signed in to it, joined it or founded another beside it: what is in it came from here.
bool is_untouched(db::Database& database, WorkspaceId company);

}  // namespace tandem::demo
