#pragma once

#include "crm/imports/values.hpp"
#include "crm/records/associations.hpp"
#include "crm/records/records.hpp"
#include "platform/db/db.hpp"

namespace tandem::imports {

using records::ObjectType;

struct PlannedLink {
    LinkRule const* rule;
    ObjectType to{};
    std::size_t key = 0;  ///< the column of the other record's key
};

/// One file's part of the mapping with the kinds it names and the places of its columns; lives as long as the mapping does.
struct Plan {
    std::string source;
    FilePart const* part;
    Header header;
    ObjectType object{};
    std::string plural{};              ///< what people call its records
    std::optional<std::size_t> key{};  ///< none: rows are known by values that identify alone
    std::optional<std::size_t> at{};
    std::vector<PlannedLink> links{};  ///< in the order of the part's
    records::Authority authority = records::Authority::program;
};

/// Every column the mapping names and the file lacks is named, and every kind the workspace lacks.
Result<Plan> plan_file(db::Read& read, std::string const& source, FilePart const& part, Header header);

/// Adds the properties the plan's part wants created and the workspace lacks; invalid when others are unknown.
Result<void> prepare_properties(db::Write& write, Plan const& plan);

}  // namespace tandem::imports
