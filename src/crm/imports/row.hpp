#pragma once

#include "crm/imports/csv.hpp"
#include "crm/imports/plan.hpp"

namespace tandem::imports {

enum class Outcome { created, updated, unchanged, archived_here };

/// A link to a record that was not there when its row came in. It may stand further down in the same file.
struct LateLink {
    RecordId id;
    std::size_t link = 0;  ///< its place among the plan's links
    std::string key;
    Instant at;
    bool is_new = false;
};

struct RowResult {
    Outcome outcome{};
    std::vector<std::string> warnings{};
    std::vector<LateLink> late{};
};

/// Brings one row in, whole or not at all. `set` are the object's properties.
Result<RowResult> import_row(db::Write& write, records::PropertySet const& set, Plan const& plan, Fields const& fields);

/// Makes a link once all rows are in; what is worth saying about it, as that there still is no such record.
Result<std::vector<std::string>> link_late(db::Write& write, records::PropertySet const& set, Plan const& plan, LateLink const& late);

/// The whole of an error in one line.
std::string reason_of(Error const& error);

}  // namespace tandem::imports
