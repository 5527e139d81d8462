#include "platform/events/internal/folder_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <stdexcept>

namespace tandem::events {

FolderLock::FolderLock(std::filesystem::path const& folder) {
    std::filesystem::create_directories(folder);
    file_ = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ >= 0 && ::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
    if (file_ >= 0) ::close(file_);
    throw std::runtime_error(fmt::format("The events in {} are in use by another process. Stop it first.", folder.string()));
}

FolderLock::~FolderLock() { ::close(file_); }

}  // namespace tandem::events
