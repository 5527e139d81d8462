#include "platform/events/internal/segment.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "platform/events/internal/record.hpp"

namespace tandem::events {
namespace {

constexpr std::uint64_t header_bytes = 8;
constexpr std::uint32_t longest_record = 4u << 20;
constexpr std::string_view suffix = ".log";

static_assert(std::endian::native == std::endian::little, "lengths and checksums are stored as they lie in memory");

std::uint32_t load_u32(char const* from) {
    std::uint32_t value = 0;
    std::memcpy(&value, from, sizeof value);
    return value;
}

[[noreturn]] void fail_with_errno(std::string_view what, std::filesystem::path const& path) {
    throw std::system_error(errno, std::generic_category(), fmt::format("{} {}", what, path.string()));
}

/// The durable part of a file from an offset on.
std::string read_file(std::filesystem::path const& path, std::uint64_t offset, std::uint64_t size) {
    int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) fail_with_errno("cannot open", path);
    std::string bytes(size, '\0');
    std::uint64_t got = 0;
    while (got < size) {
        auto n = ::pread(file, bytes.data() + got, size - got, static_cast<off_t>(offset + got));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) break;
        got += static_cast<std::uint64_t>(n);
    }
    ::close(file);
    bytes.resize(got);
    return bytes;
}

}  // namespace

std::string segment_name(std::int64_t first) { return fmt::format("{:020}{}", first, suffix); }

std::vector<Segment> find_segments(std::filesystem::path const& folder) {
    std::vector<Segment> found;
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        auto name = entry.path().filename().string();
        if (name.size() != 20 + suffix.size() || !name.ends_with(suffix)) continue;
        if (!std::all_of(name.begin(), name.begin() + 20, [](char c) { return c >= '0' && c <= '9'; })) continue;
        found.push_back({.path = entry.path(), .first = std::stoll(name.substr(0, 20))});
    }
    std::ranges::sort(found, {}, &Segment::first);
    return found;
}

void append_frame(std::string& to, std::string_view record) {
    auto size = static_cast<std::uint32_t>(record.size());
    auto checksum = crc32c(record);
    to.append(reinterpret_cast<char const*>(&size), sizeof size);
    to.append(reinterpret_cast<char const*>(&checksum), sizeof checksum);
    to += record;
}

std::optional<Frame> frame_at(std::string_view bytes, std::uint64_t offset) {
    if (offset + header_bytes > bytes.size()) return std::nullopt;
    auto size = load_u32(bytes.data() + offset);
    if (size == 0 || size > longest_record || offset + header_bytes + size > bytes.size()) return std::nullopt;
    Frame frame{.record = bytes.substr(offset + header_bytes, size), .size = header_bytes + size};
    frame.intact = crc32c(frame.record) == load_u32(bytes.data() + offset + 4);
    return frame;
}

Inspection inspect_and_cut(Segment& segment) {
    auto size = std::filesystem::file_size(segment.path);
    auto bytes = read_file(segment.path, 0, size);
    std::int64_t frames = 0, damaged = 0, damaged_within = 0;
    segment.count = 0;
    segment.bytes = 0;
    for (std::uint64_t offset = 0; auto frame = frame_at(bytes, offset);) {
        offset += frame->size;
        ++frames;
        if (!frame->intact) {
            ++damaged;
            continue;
        }
        segment.count = frames;
        segment.bytes = offset;
        damaged_within = damaged;
    }
    if (segment.bytes < size) {
        std::filesystem::resize_file(segment.path, segment.bytes);
        AppendFile(segment.path).append_and_sync(segment.bytes, {});
    }
    return {.cut_bytes = size - segment.bytes, .damaged = damaged_within};
}

std::int64_t SegmentReader::read(Segment const& segment, std::int64_t sequence, std::uint64_t max_bytes,
                                 std::function<void(std::int64_t, Frame const&)> const& each) {
    if (segment.first != first_ || next_ > sequence + 1) {
        first_ = next_ = segment.first;
        offset_ = 0;
    }
    auto bytes = read_file(segment.path, offset_, std::min(segment.bytes - offset_, max_bytes + longest_record));
    std::uint64_t at = 0;
    while (next_ < segment.end() && at < max_bytes) {
        auto frame = frame_at(bytes, at);
        if (!frame) throw std::runtime_error(fmt::format("{} ends before its last record", segment.path.string()));
        if (next_ > sequence) each(next_, *frame);
        at += frame->size;
        ++next_;
    }
    offset_ += at;
    return std::max(sequence, next_ - 1);
}

AppendFile::AppendFile(std::filesystem::path const& path) : file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600)) {
    if (file_ < 0) fail_with_errno("cannot open", path);
}

AppendFile::~AppendFile() { ::close(file_); }

void AppendFile::append_and_sync(std::uint64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
        auto written = ::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw std::system_error(errno, std::generic_category(), "cannot write to the event log");
        offset += static_cast<std::uint64_t>(written);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fdatasync(file_) != 0) throw std::system_error(errno, std::generic_category(), "cannot sync the event log");
}

void AppendFile::truncate(std::uint64_t size) noexcept {
    if (::ftruncate(file_, static_cast<off_t>(size)) == 0) ::fdatasync(file_);
}

void sync_folder(std::filesystem::path const& folder) {
    int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) fail_with_errno("cannot open", folder);
    auto synced = ::fsync(file);
    ::close(file);
    if (synced != 0) fail_with_errno("cannot sync", folder);
}

}  // namespace tandem::events
