#pragma once

#include "platform/db/db.hpp"
#include "sales/qualification/api.hpp"

namespace tandem::qualification {

/// The latest definition that both departments signed; the first one is in force without signatures.
std::optional<Definition> active_definition(db::Read& read);
std::optional<Definition> find_definition(db::Read& read, DefinitionId id);
/// The newest first.
std::vector<Definition> latest_definitions(db::Read& read, int limit);

Definition add_definition(db::Write& write, Conditions const& conditions);
/// The second signature puts it in force.
void sign(db::Write& write, DefinitionId id, Side side);

void create_default_definition(db::Write& write);

}  // namespace tandem::qualification
