#pragma once

#include "platform/db/db.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tandem::feature {

/// What people may hang files on beside records of crm/records. Declared by the feature that has it.
struct FileHolder {
    std::string_view object;  ///< "quotes": stored, and in addresses
    /// Whether there is such a record and its asker sees it.
    bool (*is_seen)(db::Read& read, RecordId record) = nullptr;
    /// In whose stories it is told: itself, or what it belongs to.
    std::vector<std::pair<std::string, RecordId>> (*told_on)(db::Read& read, RecordId record) = nullptr;
};

/// Those of all features; a part of the program.
struct FileHolders {
    std::vector<FileHolder> all;

    FileHolder const* find(std::string_view object) const {
        auto const found = std::ranges::find(all, object, &FileHolder::object);
        return found == all.end() ? nullptr : &*found;
    }
};

}  // namespace tandem::feature
