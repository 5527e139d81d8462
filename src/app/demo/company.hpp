#pragma once

#include "app/demo/mailings.hpp"
#include "app/demo/random.hpp"
#include "app/demo/website.hpp"
#include "platform/db/db.hpp"
#include "platform/events/event.hpp"

#include <string>
#include <vector>

namespace tandem::demo {

constexpr std::string_view site_domain = "karrow.example";

/// What the stories are told with: who works here, since when, and what the site is.
struct Company {
    WorkspaceId workspace;
    events::SiteId site;
    Instant opened{};  ///< eighteen months ago
    Instant today{};
    UserId owner;
    std::vector<UserId> reps;
    std::vector<UserId> marketers;
    std::vector<SiteForm> forms;    ///< from the loosest wish to the firmest
    std::vector<Mailing> mailings;  ///< oldest first
};

/// A maker of cargo bicycles for trades: workspace, people, pipeline, custom properties, site. No records.
Company found_company(db::Write& write, Instant today);

}  // namespace tandem::demo
