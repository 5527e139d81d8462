#pragma once

#include "crm/imports/values.hpp"
#include "platform/db/db.hpp"

namespace tandem::imports {

/// One file's part of the mapping with the places of its columns; lives as long as the mapping does.
struct Plan {
    std::string source;
    FilePart const* part;
    Header header;
    std::size_t key = 0;
    std::optional<std::size_t> at{};
    std::vector<std::size_t> link_keys{};  ///< in the order of the part's links
};

/// Every column the mapping names and the file lacks is named.
Result<Plan> plan_file(std::string const& source, FilePart const& part, Header header);

/// Adds the properties the part wants created and the workspace lacks; invalid when others are unknown.
Result<void> prepare_properties(db::Write& write, FilePart const& part);

}  // namespace tandem::imports
