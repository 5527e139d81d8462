#pragma once

// Visits of people we know, told in the story of their contact.

#include <string>
#include <vector>

#include "base/described.hpp"
#include "platform/events/event.hpp"
#include "platform/events/visit.hpp"
#include "platform/feature/timeline_kind.hpp"

namespace tandem::jobs {
class Handlers;
}
namespace tandem::events {
class Store;
}

namespace tandem::analytics {

// What the story of a record tells of this feature.
inline constexpr feature::TimelineKind visit_kind{
    .name = "visit", .label = "Visit", .department = feature::Department::marketing, .tab = feature::Tab::web, .by_contact = true};

/// A contact was on one of our sites, or went on reading there.
struct ContactVisited {
    RecordId contact;
};

/// Recurring: visits of linked visitors that changed since the last run become entries of their contacts' stories.
struct TellVisits {
    static constexpr auto name = "tell_visits";
};
BOOST_DESCRIBE_STRUCT(TellVisits, (), ())

struct PageSeen {
    std::string path;
    Instant at;
    std::int64_t seconds = 0;  ///< of attention
};

/// Page views in order with the attention that was reported for each; `newest_first` as the store gives events.
std::vector<PageSeen> pages_seen(std::vector<events::Event> const& newest_first);

/// What the entry says: "Viewed /pricing", "Visited 3 pages", and whence.
std::string title_of(std::vector<PageSeen> const& pages);
std::string detail_of(events::Visit const& visit);
json::object facts_of(events::Visit const& visit, std::vector<PageSeen> const& pages);

void add_handlers(jobs::Handlers& handlers, events::Store& events);

}  // namespace tandem::analytics
