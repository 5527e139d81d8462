#pragma once

#include "crm/imports/csv.hpp"
#include "crm/imports/plan.hpp"

namespace tandem::imports {

enum class Outcome { created, updated, unchanged, archived_here };

struct RowResult {
    Outcome outcome{};
    std::vector<std::string> warnings{};
};

/// Brings one row in, whole or not at all. `set` are the object's properties.
Result<RowResult> import_row(db::Write& write, records::PropertySet const& set, Plan const& plan, Fields const& fields);

/// The whole of an error in one line.
std::string reason_of(Error const& error);

}  // namespace tandem::imports
