#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tandem::events {

/// One file of the log, named after the sequence of its first record. A frame is length, CRC-32C, bytes.
struct Segment {
    std::filesystem::path path;
    std::int64_t first = 1;   ///< sequence of its first record
    std::int64_t count = 0;   ///< durable records
    std::uint64_t bytes = 0;  ///< durable bytes
    std::int64_t end() const { return first + count; }
};

std::string segment_name(std::int64_t first);
/// Segments found in a folder by name, ordered, not yet looked into.
std::vector<Segment> find_segments(std::filesystem::path const& folder);

void append_frame(std::string& to, std::string_view record);

/// What stands at an offset of a segment's bytes.
struct Frame {
    std::string_view record;  ///< meaningful when intact
    std::uint64_t size = 0;   ///< with its header
    bool intact = false;
};
/// nullopt where no whole frame can stand (end, cut short, or a length that cannot be).
std::optional<Frame> frame_at(std::string_view bytes, std::uint64_t offset);

/// Counts the frames of a segment. What follows the last intact frame is a torn tail and is cut off the file;
/// a damaged frame with intact ones behind it keeps its number and is passed over by readers.
struct Inspection {
    std::uint64_t cut_bytes = 0;
    std::int64_t damaged = 0;
};
Inspection inspect_and_cut(Segment& segment);

/// Keeps the place in the segment that is being read, so that reading on costs only the new bytes.
class SegmentReader {
public:
    /// Frames of `segment` after `sequence`, up to its durable end or `max_bytes`; returns the last sequence passed.
    std::int64_t read(Segment const& segment, std::int64_t sequence, std::uint64_t max_bytes,
                      std::function<void(std::int64_t, Frame const&)> const& each);

private:
    std::int64_t first_ = 0;  ///< which segment
    std::int64_t next_ = 0;   ///< the sequence that stands at offset_
    std::uint64_t offset_ = 0;
};

/// A file written at its end and synced, with the errors of either as exceptions.
class AppendFile {
public:
    explicit AppendFile(std::filesystem::path const& path);
    ~AppendFile();
    AppendFile(AppendFile const&) = delete;
    void append_and_sync(std::uint64_t offset, std::string_view bytes);
    void truncate(std::uint64_t size) noexcept;

private:
    int file_;
};

void sync_folder(std::filesystem::path const& folder);

}  // namespace tandem::events
