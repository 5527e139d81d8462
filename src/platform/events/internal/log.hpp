#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "platform/events/internal/segment.hpp"

namespace tandem::events {

/// A durable queue of byte records in numbered segment files. Appenders hand their bytes to one flusher, which writes
/// and syncs everything that came in meanwhile with one `fdatasync`, then answers all of them (group commit).
class Log {
public:
    struct Options {
        std::filesystem::path folder;
        std::uint64_t segment_bytes = 16u << 20;  ///< a full segment is followed by the next
        std::uint64_t recycle_bytes = 1u << 20;   ///< an active segment this large is left once all of it is released
        std::function<void(std::string_view)> report = [](std::string_view) {};  ///< damage found, sentence by sentence
    };
    /// Called once on the flusher's thread; must be quick. False: not stored.
    using Done = std::function<void(bool durable)>;

    /// The folder is there and belongs to this process (FolderLock). Cuts a torn tail, starts the flusher.
    /// Numbering goes on above `released`, the last sequence its reader has taken over for good.
    Log(Options options, std::int64_t released);
    ~Log();
    Log(Log const&) = delete;

    void append(std::string record, Done done);
    void append_all(std::vector<std::string> records, Done done);

    /// The sequence of the last record that is durable; sequences start at 1 and have no gaps.
    std::int64_t durable() const;
    /// Waits until `durable() > sequence`, `wake_reader()`, or the timeout.
    void wait_beyond(std::int64_t sequence, std::chrono::milliseconds timeout);
    void wait_until_woken(std::chrono::milliseconds timeout);
    void wake_reader();

    /// Calls `each` for durable records after `sequence`, in order, until about `max_bytes` were read.
    /// Returns the last sequence passed (damaged records are reported and passed over). For one reader thread.
    std::int64_t read_after(std::int64_t sequence, std::uint64_t max_bytes,
                            std::function<void(std::int64_t, std::string_view)> const& each);
    /// The reader needs nothing up to this sequence any more; whole segments below it are deleted.
    void release(std::int64_t sequence);

private:
    struct Pending {
        std::vector<std::string> records;
        Done done;
    };

    void flush_forever();
    bool write_batch(std::deque<Pending> const& batch);
    void start_segment();
    void sweep_locked();

    Options options_;
    mutable std::mutex mutex_;
    std::condition_variable to_flush_, to_read_;
    std::deque<Pending> pending_;
    std::deque<Segment> segments_;  ///< in order; the last one is written to
    std::unique_ptr<AppendFile> active_;
    std::int64_t durable_ = 0;
    std::int64_t released_ = 0;
    bool reader_woken_ = false;
    bool stopping_ = false;
    SegmentReader reader_;
    std::thread flusher_;
};

}  // namespace tandem::events
