#include "platform/events/internal/log.hpp"

#include <fmt/format.h>

#include <exception>

namespace tandem::events {

Log::Log(Options options, std::int64_t released) : options_(std::move(options)), released_(released) {
    for (auto& segment : find_segments(options_.folder)) segments_.push_back(std::move(segment));
    for (auto& segment : segments_) {
        auto found = inspect_and_cut(segment);
        if (found.cut_bytes > 0)
            options_.report(fmt::format("cut {} bytes of an unfinished write off {}", found.cut_bytes, segment.path.string()));
        if (found.damaged > 0)
            options_.report(fmt::format("{} damaged records in {} are passed over", found.damaged, segment.path.string()));
    }
    durable_ = segments_.empty() ? released : std::max(released, segments_.back().end() - 1);
    if (!segments_.empty() && segments_.back().count == 0) {
        std::filesystem::remove(segments_.back().path);
        segments_.pop_back();
    }
    start_segment();
    sweep_locked();
    flusher_ = std::thread([this] { flush_forever(); });
}

Log::~Log() {
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    to_flush_.notify_all();
    flusher_.join();
    if (released_ >= durable_)
        for (auto const& segment : segments_) std::filesystem::remove(segment.path);
}

void Log::append(std::string record, Done done) {
    std::vector<std::string> one;
    one.push_back(std::move(record));
    append_all(std::move(one), std::move(done));
}

void Log::append_all(std::vector<std::string> records, Done done) {
    {
        std::lock_guard lock(mutex_);
        pending_.push_back({std::move(records), std::move(done)});
        if (pending_.size() > 1) return;  // the flusher was woken by the first
    }
    to_flush_.notify_one();
}

void Log::flush_forever() {
    std::unique_lock lock(mutex_);
    while (true) {
        to_flush_.wait(lock, [this] { return stopping_ || !pending_.empty(); });
        if (pending_.empty()) return;
        std::deque<Pending> batch;
        batch.swap(pending_);
        if (segments_.back().bytes >= options_.segment_bytes ||
            (segments_.back().bytes >= options_.recycle_bytes && released_ >= durable_)) {
            start_segment();
            sweep_locked();
        }
        lock.unlock();
        bool stored = write_batch(batch);
        for (auto& each : batch)
            if (each.done) each.done(stored);
        batch.clear();
        lock.lock();
    }
}

bool Log::write_batch(std::deque<Pending> const& batch) {
    auto& active = segments_.back();  // only the flusher adds segments, and a deque's elements stay where they are
    std::string bytes;
    std::int64_t count = 0;
    for (auto const& each : batch) {
        for (auto const& record : each.records) append_frame(bytes, record);
        count += static_cast<std::int64_t>(each.records.size());
    }
    try {
        active_->append_and_sync(active.bytes, bytes);
    } catch (std::exception const& problem) {
        options_.report(fmt::format("{}: {} events were refused", problem.what(), count));
        active_->truncate(active.bytes);
        return false;
    }
    {
        std::lock_guard lock(mutex_);
        active.bytes += bytes.size();
        active.count += count;
        durable_ += count;
    }
    to_read_.notify_one();
    return true;
}

void Log::start_segment() {
    Segment segment{.path = options_.folder / segment_name(durable_ + 1), .first = durable_ + 1};
    active_ = std::make_unique<AppendFile>(segment.path);
    sync_folder(options_.folder);
    segments_.push_back(std::move(segment));
}

std::int64_t Log::durable() const {
    std::lock_guard lock(mutex_);
    return durable_;
}

void Log::wait_beyond(std::int64_t sequence, std::chrono::milliseconds timeout) {
    std::unique_lock lock(mutex_);
    to_read_.wait_for(lock, timeout, [&] { return reader_woken_ || durable_ > sequence; });
    reader_woken_ = false;
}

void Log::wait_until_woken(std::chrono::milliseconds timeout) {
    std::unique_lock lock(mutex_);
    to_read_.wait_for(lock, timeout, [&] { return reader_woken_; });
    reader_woken_ = false;
}

void Log::wake_reader() {
    {
        std::lock_guard lock(mutex_);
        reader_woken_ = true;
    }
    to_read_.notify_all();
}

std::int64_t Log::read_after(std::int64_t sequence, std::uint64_t max_bytes,
                             std::function<void(std::int64_t, std::string_view)> const& each) {
    std::deque<Segment> segments;
    {
        std::lock_guard lock(mutex_);
        segments = segments_;
    }
    for (auto const& segment : segments) {
        if (segment.end() <= sequence + 1) continue;
        return reader_.read(segment, std::max(sequence, segment.first - 1), max_bytes, [&](std::int64_t number, Frame const& frame) {
            if (frame.intact) each(number, frame.record);
        });
    }
    return sequence;
}

void Log::release(std::int64_t sequence) {
    std::lock_guard lock(mutex_);
    released_ = std::max(released_, sequence);
    sweep_locked();
}

void Log::sweep_locked() {
    while (segments_.size() > 1 && segments_.front().end() <= released_ + 1) {
        std::filesystem::remove(segments_.front().path);
        segments_.pop_front();
    }
}

}  // namespace tandem::events
