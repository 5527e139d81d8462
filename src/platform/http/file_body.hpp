#pragma once

// Bodies that are never whole in memory: one that arrives into a file, one that is sent out of one.

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace tandem::http {

/// Open files under a name of their own, which goes with the object unless somebody has given the file another one by then.
class BodyFile {
public:
    /// `count`, where there is one, counts the open ones.
    explicit BodyFile(std::filesystem::path path, std::shared_ptr<std::atomic<std::size_t>> count = nullptr);
    ~BodyFile();
    BodyFile(BodyFile const&) = delete;
    BodyFile& operator=(BodyFile const&) = delete;

    /// Once it fails, what was written is given up and its room with it.
    void append(std::string_view bytes);
    /// Whether all that was appended is there; else `is_room_missing` says whether the disk is full.
    bool is_whole() const { return error_ == 0; }
    bool is_room_missing() const;
    int error() const { return error_; }

    /// All of it, for what is known to be small: fills `to`, which is as long. False where it cannot be read.
    bool read(std::string& to) const;

    std::filesystem::path const& path() const { return path_; }
    int descriptor() const { return descriptor_; }
    std::size_t size() const { return size_; }

private:
    void give_up(int error);

    std::filesystem::path path_;
    std::shared_ptr<std::atomic<std::size_t>> count_;
    int descriptor_ = -1;
    std::size_t size_ = 0;
    int error_ = 0;
};

/// Where bodies arrive, and how many may at once.
class BodyFolder {
public:
    BodyFolder() = default;
    BodyFolder(std::filesystem::path folder, std::size_t most) : folder_(std::move(folder)), most_(most) {}
    /// nullptr where there are too many.
    std::shared_ptr<BodyFile> make();

private:
    std::filesystem::path folder_;
    std::size_t most_ = 0;
    std::shared_ptr<std::atomic<std::size_t>> count_ = std::make_shared<std::atomic<std::size_t>>(0);
};

/// A file to be sent. It stays readable when its name is taken away.
class OpenFile {
public:
    /// nullptr where there is none.
    static std::shared_ptr<OpenFile> open(std::filesystem::path const& path);
    OpenFile(int descriptor, std::size_t size) : descriptor_(descriptor), size_(size) {}
    ~OpenFile();
    OpenFile(OpenFile const&) = delete;
    OpenFile& operator=(OpenFile const&) = delete;

    std::size_t size() const { return size_; }
    int descriptor() const { return descriptor_; }
    /// As BodyFile's.
    bool read(std::string& to) const;
    /// For who closes it.
    int release() { return std::exchange(descriptor_, -1); }

private:
    int descriptor_;
    std::size_t size_;
};

}  // namespace tandem::http
