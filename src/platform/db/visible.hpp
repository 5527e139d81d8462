#pragma once

#include <span>
#include <string>
#include <string_view>

#include "platform/db/actor.hpp"

namespace tandem::db {

/// A table each row of which is a record with an owner.
struct RecordTable {
    std::string_view table;
    std::string_view object;  ///< its name in columns that say what a row belongs to
    std::string_view owner;
    bool may_be_nobodys;
    RecordAccess Access::*access;
};

/// A column by which the rows of a table belong to records. A table may have several: a link belongs to both its ends.
struct Belonging {
    std::string_view table;
    std::string_view record_id;
    std::string_view object;       ///< what they all belong to; empty where a column says it
    std::string_view object_type;  ///< that column
};

std::span<RecordTable const> record_tables();
std::span<Belonging const> belongings();

/// Which rows of a table of records, or of rows that belong to records, the asker may see, as a predicate: every reader of
/// records passes here, by `{{visible table alias}}`. It may name :workspace_id and :actor_id, which are always bound. What
/// belongs to nobody, or to a record without an owner, is seen by all. A feature whose rows have an owner, or belong to records, is listed in visible.cpp.
/// Throws std::logic_error for a table that holds no records.
std::string visible_to(Actor const& actor, std::string_view table, std::string_view alias);

}  // namespace tandem::db
