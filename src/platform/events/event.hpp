#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "base/id.hpp"
#include "base/time.hpp"

namespace tandem::events {

using SiteId = Id<struct SiteTag>;
using CampaignId = Id<struct CampaignTag>;

/// Where a visit came from. The first event of a visit decides for the whole visit.
struct Acquisition {
    std::string source;    ///< "Google", "Newsletter"; empty = direct
    std::string channel;   ///< "Organic Search", "Email" …
    std::string referrer;  ///< host and path without scheme
    std::string utm_source, utm_medium, utm_campaign, utm_term, utm_content;
    CampaignId campaign_id{};  ///< the campaign of ours whose link was followed
    bool operator==(Acquisition const&) const = default;
};

/// What the visitor uses and where. Fixed by the first event of a visit as well.
struct Client {
    std::string country;  ///< ISO 3166-1 alpha-2, empty = unknown
    std::string device;   ///< "Desktop", "Mobile", "Tablet" …
    std::string browser, browser_version, os, os_version, screen;
    bool operator==(Client const&) const = default;
};

/// Names with a meaning to the platform; every other name is a custom event.
inline constexpr auto pageview = "pageview";
inline constexpr auto engagement = "engagement";  ///< time and scroll depth; never counted as an event of a visit

/// One thing that happened: a page view, a custom event, a mail opened. Without a site it belongs to no visit.
struct Event {
    WorkspaceId workspace_id{};
    SiteId site_id{};
    Instant at{};
    std::string name;
    std::uint64_t visitor_id = 0;  ///< see VisitorIds
    /// Ids under which the same visitor may still have an open visit (yesterday's salt, before consent); 0 = none.
    std::array<std::uint64_t, 3> former_visitor_ids{};
    ContactId contact_id{};  ///< where the sender knows the person (mail), else unknown
    std::string hostname, pathname;
    Acquisition acquisition;
    Client client;
    std::string props;  ///< a flat JSON object or empty
    std::int64_t engagement_ms = 0;
    std::int32_t scroll_depth = -1;  ///< percent 0–100; -1 = not told
    std::int64_t revenue_minor = 0;
    std::string revenue_currency;
    std::string bot;          ///< empty = a person; else what kind of machine; stored, never counted
    bool interactive = true;  ///< false: a custom event that leaves a bounce a bounce
    bool operator==(Event const&) const = default;
};

/// A visitor turned out to be this contact (a form, a click in a mail). Earlier visits of the visitor are theirs too.
struct Link {
    WorkspaceId workspace_id{};
    std::uint64_t visitor_id = 0;
    ContactId contact_id{};
    Instant at{};
    bool operator==(Link const&) const = default;
};

}  // namespace tandem::events
