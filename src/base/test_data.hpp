#pragma once

// For tests only: real data of others, which lies outside the repository.

#include <cstdlib>
#include <filesystem>

namespace tandem {

/// Where `name` lies in $TANDEM_TEST_DATA or in shared/data beside the current folder or one above it; empty where it is
/// absent, and a test then reports itself as skipped.
inline std::filesystem::path test_data(std::filesystem::path const& name) {
    namespace fs = std::filesystem;
    if (auto const* folder = std::getenv("TANDEM_TEST_DATA")) return fs::exists(folder / name) ? folder / name : fs::path();
    for (auto place = fs::current_path(); place.has_relative_path(); place = place.parent_path())
        if (auto found = place.parent_path() / "shared/data" / name; fs::exists(found)) return found;
    return {};
}

}  // namespace tandem
