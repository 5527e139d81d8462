#pragma once

#include <cstdint>
#include <string>

#include "platform/events/event.hpp"

namespace tandem::events {

/// Events of one visitor on one site with no gap above 30 minutes.
struct Visit {
    std::int64_t visit_id = 0;  ///< log sequence of its first event: unique and growing
    WorkspaceId workspace_id{};
    SiteId site_id{};
    std::uint64_t visitor_id = 0;
    ContactId contact_id{};
    Instant started_at{}, ended_at{};  ///< first and last event, engagement aside
    std::string hostname, entry_page, exit_page;
    std::int64_t pageviews = 0, events = 0;  ///< events includes the page views
    bool is_bounce = true;
    Acquisition acquisition;
    Client client;
    bool operator==(Visit const&) const = default;

    Duration duration() const { return ended_at - started_at; }
};

}  // namespace tandem::events
