#pragma once

#include <string>
#include <string_view>

#include "platform/db/actor.hpp"

namespace tandem::db {

/// Which rows of a table the asker may see, as a predicate: every reader of records passes here, by `{{visible object alias}}`.
/// It may name :workspace_id and :actor_id, which are always bound. Row rights are a change of this function alone.
std::string visible_to(Actor const& actor, std::string_view object, std::string_view alias);

}  // namespace tandem::db
