#pragma once

#include "platform/db/db.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tandem::feature {

/// A job in words, as its asker may read them.
struct JobWords {
    std::string title;                  ///< "Change the owner of 4,310 contacts"
    std::string outcome{};              ///< what was done so far, or in all; empty where there is nothing to say
    std::optional<std::string> link{};  ///< of the screen that began it, or shows what came of it
};

/// Work that somebody began and waits for. Declared by the feature whose job it is; other jobs are shown to admins only.
struct JobKind {
    std::string_view name;  ///< of the job
    JobWords (*words)(db::Read& read, JobId id, std::string const& payload) = nullptr;
};

/// The kinds of all features; a part of the program.
struct JobKinds {
    std::vector<JobKind> all;

    JobKind const* find(std::string_view name) const {
        auto const found = std::ranges::find(all, name, &JobKind::name);
        return found == all.end() ? nullptr : &*found;
    }
};

}  // namespace tandem::feature
