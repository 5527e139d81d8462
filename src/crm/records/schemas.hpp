#pragma once

#include "crm/records/properties.hpp"
#include "crm/records/schema_api.hpp"

namespace tandem::records {

/// Makes a kind with its properties: from then on it has records, history, search and links as all others. Every wrong property
/// is named. conflict `kind_exists`, `too_many_kinds`.
Result<ObjectType> make_kind(db::Write& write, SchemaInput const& input);
/// conflict `too_many_records` where the records' titles or words would have to be made anew.
Result<void> change_kind(db::Write& write, ObjectType type, SchemaPatch const& patch);
/// Only when all its records are archived; they stay so. conflict `kind_has_records`.
Result<void> remove_kind(db::Write& write, ObjectType type);

/// Lets records of two kinds be linked; one of them is a workspace's own.
Result<void> let_be_linked(db::Write& write, ObjectType from, ObjectType to);
/// conflict `links_exist`.
Result<void> forbid_links(db::Write& write, ObjectType type, std::int64_t type_id);

}  // namespace tandem::records
