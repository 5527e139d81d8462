#pragma once

#include <filesystem>

namespace tandem::events {

/// Keeps other processes out of the events of an installation; throws a sentence for people when one is in there.
class FolderLock {
public:
    explicit FolderLock(std::filesystem::path const& folder);
    ~FolderLock();
    FolderLock(FolderLock const&) = delete;

private:
    int file_ = -1;
};

}  // namespace tandem::events
