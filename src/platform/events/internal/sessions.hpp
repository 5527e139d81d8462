#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "platform/events/visit.hpp"

namespace tandem::events {

/// A visit that can still grow.
struct OpenVisit {
    Visit visit;
    Instant touched_at{};  ///< last event of any kind, which the 30 minutes run from
    Instant arrived_at{};  ///< when that event reached the log
    bool operator==(OpenVisit const&) const = default;
};

/// Folds events into visits, one at a time and in log order. Depends on nothing but the records, so that the same log
/// gives the same visits however it is cut into batches.
class Sessions {
public:
    static constexpr Duration longest_gap = minutes(30);

    /// Puts back what `Changes::open` once handed out.
    void restore(OpenVisit visit);

    /// Assigns the event to a visit and copies the visit's acquisition and client into it.
    /// Returns the visit's id; 0 for machines, events without a site, and engagement without a visit.
    std::int64_t apply(Event& event, std::int64_t sequence, Instant arrived);
    void end_all();

    /// A visit went on under another id: its earlier events bear that one from now on, or a person would count twice.
    struct Renamed {
        std::int64_t visit_id;
        std::uint64_t visitor_id;
        bool operator==(Renamed const&) const = default;
    };

    struct Changes {
        std::vector<OpenVisit> open;     ///< new or changed, still open
        std::vector<Visit> closed;       ///< never change again
        std::vector<std::int64_t> gone;  ///< ids whose former row among the open visits no longer holds
        std::vector<Renamed> renamed;    ///< each visit once, the last id
    };
    /// What happened since the last call.
    Changes take_changes();
    std::size_t open_count() const { return open_.size(); }

private:
    struct Key {
        std::int64_t site_id;
        std::uint64_t visitor_id;
        bool operator==(Key const&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(Key const& key) const noexcept {
            return key.visitor_id ^ (static_cast<std::uint64_t>(key.site_id) * 0x9E3779B97F4A7C15ull);
        }
    };
    struct Entry {
        OpenVisit open;
        bool stored = false;   ///< has a row among the open visits
        bool changed = false;  ///< listed in changed_
    };
    using Map = std::unordered_map<Key, Entry, KeyHash>;

    Entry* find_growing(Event const& event, Instant arrived);
    Entry& start(Event const& event, std::int64_t sequence);
    void mark_changed(Entry& entry);
    void close(Map::iterator entry);
    void close_outlived();

    Map open_;
    std::vector<Key> changed_;
    Changes changes_;
    Instant watermark_{}, swept_at_{};
};

}  // namespace tandem::events
