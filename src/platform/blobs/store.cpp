#include "platform/blobs/store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "base/id.hpp"
#include "platform/blobs/digest.hpp"
#include "platform/blobs/sniff.hpp"

namespace tandem::blobs {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(int error, fs::path const& path) { throw std::system_error(error, std::generic_category(), path.string()); }

Failure disk_full() { return no_room("disk_full", "There is no room left on the server's disk. Nothing was kept; tell who runs it."); }

/// A name is durable once its folder is.
void sync_folder(fs::path const& folder) {
    int const descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) fail(errno, folder);
    int const error = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    if (error) fail(error, folder);
}

std::string beginning_of(http::BodyFile const& file) {
    std::string bytes(std::min(file.size(), telling_bytes), '\0');
    if (!file.read(bytes)) fail(EIO, file.path());
    return bytes;
}

/// "cdef…" and "cdef….320.png" are of the same file.
std::string_view stem_of(std::string_view name) { return name.substr(0, name.find('.')); }

std::string whole(http::OpenFile const& file) {
    std::string bytes(file.size(), '\0');
    if (!file.read(bytes)) throw std::runtime_error("a file became shorter while it was read");
    return bytes;
}

}  // namespace

Store::Store(fs::path folder) : folder_(std::move(folder)) { fs::create_directories(incoming()); }

fs::path Store::path_of(std::string const& hash) const {
    if (!is_hash(hash)) throw std::logic_error("this is no hash: " + hash);
    return folder_ / hash.substr(0, 2) / hash.substr(2);
}

Result<Kept> Store::keep(std::string_view bytes) {
    http::BodyFile file(incoming() / std::to_string(make_id()));
    file.append(bytes);
    return keep(file);
}

Result<Kept> Store::keep(http::BodyFile& file) {
    if (file.is_whole() && ::fdatasync(file.descriptor()) != 0) {
        if (errno == ENOSPC || errno == EDQUOT) return disk_full();
        fail(errno, file.path());
    }
    if (file.is_room_missing()) return disk_full();
    if (!file.is_whole()) fail(file.error(), file.path());
    Kept kept{.hash = sha256_of_file(file.descriptor()),
              .bytes = static_cast<std::int64_t>(file.size()),
              .content_type = type_of(beginning_of(file))};
    kept.pin = pin(kept.hash);
    try {
        settle(file.path(), kept.hash);
    } catch (fs::filesystem_error const& error) {
        if (error.code() == std::errc::no_space_on_device) return disk_full();
        throw;
    }
    return kept;
}

/// Over the same file, should it be there: whole again, whatever befell it, and whoever reads the former one goes on.
void Store::settle(fs::path const& from, std::string const& hash) {
    auto const to = path_of(hash);
    if (fs::create_directory(to.parent_path())) sync_folder(folder_);
    fs::rename(from, to);
    sync_folder(to.parent_path());
}

std::shared_ptr<void const> Store::pin(std::string const& hash) {
    std::lock_guard const lock(mutex_);
    auto const at = pinned_.insert(hash);
    return {&*at, [this, at](void const*) {
                std::lock_guard const unpinning(mutex_);
                pinned_.erase(at);
            }};
}

std::shared_ptr<http::OpenFile> Store::open(std::string const& hash) const { return http::OpenFile::open(path_of(hash)); }

std::string Store::read(std::string const& hash) const {
    auto const file = open(hash);
    if (!file) throw std::runtime_error(fmt::format("the file {} is missing in {}", hash, folder_.string()));
    return whole(*file);
}

std::string Store::derived(std::string const& hash, std::string_view suffix,
                           std::function<std::string(std::string const& bytes)> const& make) const {
    auto const path = fs::path(fmt::format("{}.{}", path_of(hash).string(), suffix));
    if (auto const made = http::OpenFile::open(path)) return whole(*made);
    auto bytes = make(read(hash));
    http::BodyFile file(incoming() / std::to_string(make_id()));
    file.append(bytes);
    std::error_code ignored;  // it will be made again
    if (file.is_whole()) fs::rename(file.path(), path, ignored);
    return bytes;
}

void Store::clear_incoming() {
    for (auto const& left : fs::directory_iterator(incoming())) {
        std::error_code ignored;
        fs::remove(left.path(), ignored);
    }
}

std::vector<std::string> Store::groups() const {
    std::vector<std::string> all;
    for (auto const& entry : fs::directory_iterator(folder_))
        if (auto name = entry.path().filename().string(); name.size() == 2) all.push_back(std::move(name));
    std::ranges::sort(all);
    return all;
}

std::set<std::string> Store::written_before(std::string const& group, Instant before) const {
    std::set<std::string> found;
    for (auto const& entry : fs::directory_iterator(folder_ / group)) {
        struct stat facts {};
        if (::stat(entry.path().c_str(), &facts) != 0) continue;
        auto const written = Instant{static_cast<std::int64_t>(facts.st_mtim.tv_sec) * 1000 + facts.st_mtim.tv_nsec / 1'000'000};
        auto hash = group + std::string(stem_of(entry.path().filename().string()));
        if (written < before && is_hash(hash)) found.insert(std::move(hash));
    }
    return found;
}

bool Store::remove(std::string const& hash, std::function<bool()> const& is_used) {
    std::lock_guard const lock(mutex_);  // nobody begins to keep it meanwhile
    if (pinned_.contains(hash) || is_used()) return false;
    auto const path = path_of(hash);
    for (auto const& entry : fs::directory_iterator(path.parent_path()))
        if (stem_of(entry.path().filename().string()) == path.filename().string()) fs::remove(entry.path());
    return true;
}

}  // namespace tandem::blobs
