#include "platform/http/file_body.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/id.hpp"

namespace tandem::http {
namespace {

bool read_whole(int descriptor, std::string& to) {
    std::size_t at = 0;
    while (at < to.size()) {
        auto const size = ::pread(descriptor, to.data() + at, to.size() - at, static_cast<off_t>(at));
        if (size < 0 && errno == EINTR) continue;
        if (size <= 0) return false;
        at += static_cast<std::size_t>(size);
    }
    return true;
}

}  // namespace

BodyFile::BodyFile(std::filesystem::path path, std::shared_ptr<std::atomic<std::size_t>> count)
    : path_(std::move(path)), count_(std::move(count)) {
    descriptor_ = ::open(path_.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor_ < 0) error_ = errno;
}

BodyFile::~BodyFile() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
        ::unlink(path_.c_str());  // names here are never used again
    }
    if (count_) --*count_;
}

void BodyFile::append(std::string_view bytes) {
    while (is_whole() && !bytes.empty()) {
        auto const written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return give_up(written < 0 ? errno : EIO);
        bytes.remove_prefix(static_cast<std::size_t>(written));
        size_ += static_cast<std::size_t>(written);
    }
}

void BodyFile::give_up(int error) {
    error_ = error;
    if (::ftruncate(descriptor_, 0) != 0) ::unlink(path_.c_str());
}

bool BodyFile::read(std::string& to) const { return read_whole(descriptor_, to); }

bool BodyFile::is_room_missing() const { return error_ == ENOSPC || error_ == EDQUOT || error_ == EFBIG; }

std::shared_ptr<BodyFile> BodyFolder::make() {
    if (count_->fetch_add(1) >= most_) {
        --*count_;
        return nullptr;
    }
    return std::make_shared<BodyFile>(folder_ / std::to_string(make_id()), count_);
}

std::shared_ptr<OpenFile> OpenFile::open(std::filesystem::path const& path) {
    int const descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return nullptr;
    struct stat facts {};
    if (::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode))
        return std::make_shared<OpenFile>(descriptor, static_cast<std::size_t>(facts.st_size));
    ::close(descriptor);
    return nullptr;
}

bool OpenFile::read(std::string& to) const { return read_whole(descriptor_, to); }

OpenFile::~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace tandem::http
