#pragma once

// Kinds whose records a feature keeps in a table of its own, with rules of its own: here they are read, in the columns of `record`
// (docs/decisions/0025). They are listed, found, filtered and linked like others; `may_write` of their definition refuses the rest.

#include "crm/records/objects.hpp"
#include "platform/db/db.hpp"

namespace tandem::records {

inline constexpr std::string_view view_table = "record_view";
inline bool is_view(ObjectDefinition const& object) { return object.table == view_table; }

/// Makes such a record findable by its words; whoever keeps it calls this after each change.
void index(db::Write& write, ObjectType type, RecordId id);

}  // namespace tandem::records
