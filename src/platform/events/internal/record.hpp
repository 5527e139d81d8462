#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "platform/events/event.hpp"

namespace tandem::events {

/// Every open visit ends here: the next event starts a new one. Written after a bulk of dated events.
struct EndOfVisits {
    bool operator==(EndOfVisits const&) const = default;
};

/// What one log record says, and when it arrived (which decides when a visit can no longer grow).
struct Record {
    Instant arrived;
    std::variant<Event, Link, EndOfVisits> what;
};

std::string encode_event(Event const& event, Instant arrived);
std::string encode_link(Link const& link, Instant arrived);
std::string encode_end_of_visits(Instant arrived);

/// nullopt for bytes that no encoder of this or an earlier version wrote.
std::optional<Record> decode_record(std::string_view bytes);

std::uint32_t crc32c(std::string_view bytes);

}  // namespace tandem::events
