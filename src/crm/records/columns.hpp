#pragma once

// Which columns are read of a record, and where their values belong.

#include "crm/records/store.hpp"
#include "crm/records/views.hpp"
#include "platform/db/selection.hpp"

#include <array>

namespace tandem::records {

enum class Table { contact, company, deal, record, activity, view };

constexpr std::string_view name_of_table(Table table) {
    constexpr std::array<std::string_view, 6> names = {"contact", "company", "deal", one_table, activity_table, view_table};
    return names[static_cast<std::size_t>(table)];
}
constexpr bool is_of_many_kinds(Table table) { return table == Table::record || table == Table::activity || table == Table::view; }

/// The columns that a new record fills.
std::vector<std::string_view> filled_columns(Table table);

/// The columns a query reads of each record, and where their values belong.
struct Reading {
    db::Selection columns;
    std::vector<std::size_t> places;  ///< of each column after the leading ones, in StoredRecord::standard; beyond all where it has none
    bool custom = false;              ///< the last column holds the custom properties
};

/// A row is wide, and most readers want a few of its values.
Reading reading_of(ObjectDefinition const& object, std::vector<std::string> const& names);
/// Made once for each kind of every workspace, and once for all that workspaces made.
Reading const& reading_of_all(ObjectType type);
/// Of any kind in a table of many.
Reading reading_of_all_in(Table table);

StoredRecord stored_from(db::Values row, ObjectDefinition const& object, Reading const& reading);
std::vector<StoredRecord> stored_from(std::vector<db::Values> rows, ObjectDefinition const& object, Reading const& reading);

}  // namespace tandem::records
