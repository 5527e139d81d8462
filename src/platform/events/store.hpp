#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/events/event.hpp"
#include "platform/events/query.hpp"
#include "platform/events/visit.hpp"
#include "platform/events/visitor_ids.hpp"

namespace tandem::events {

struct Options {
    std::filesystem::path folder;                                            ///< the data folder; holds `events/` and `events.duckdb`
    std::string memory_limit = "512MB";                                      ///< of DuckDB
    int threads = 2;                                                         ///< of DuckDB
    std::function<void(std::string_view)> report = [](std::string_view) {};  ///< what an operator should read
};

/// Which visits: all conditions hold; what is not set does not matter.
struct VisitSearch {
    WorkspaceId workspace_id{};
    std::optional<ContactId> contact_id{};  ///< visits of all visitors that were linked to this contact
    std::vector<std::uint64_t> visitor_ids{};
    std::optional<SiteId> site_id{};
    std::optional<Instant> from{}, to{};  ///< by start, half-open
    bool oldest_first = false;
    std::int64_t limit = 100;
};

/// Which single events, newest first.
struct EventSearch {
    WorkspaceId workspace_id{};
    std::optional<ContactId> contact_id{};  ///< told by the sender (mail), not by links
    std::optional<std::int64_t> visit_id{};
    std::vector<std::string> names{};
    std::optional<Instant> from{}, to{};
    std::int64_t limit = 100;
};

/// A visitor and the contact it turned out to be.
struct KnownVisitor {
    std::uint64_t visitor_id = 0;
    ContactId contact_id{};
    Instant linked_at{};
};

/// Removes all that a data folder knows of events, for good. Throws when they are in use by another process.
void forget_all(std::filesystem::path const& data_folder);

/// The events of one installation. One process at a time; every function is safe from any thread.
class Store {
public:
    /// Throws when the folder is in use by another process or cannot be written.
    explicit Store(Options options);
    ~Store();
    Store(Store const&) = delete;

    /// Returns when the event survives a power cut: it is in the synced log, and in queries within a second.
    Result<void> append(Event const& event);
    /// The same without waiting: `done(durable)` is called on the log's thread and must be quick.
    void append(Event const& event, std::function<void(bool durable)> done);
    /// Many dated events at once, in order of time; the visits among them end with them.
    Result<void> append_history(std::span<Event const> events);

    Result<void> link(Link const& link);

    /// Returns when everything appended before is in queries.
    void catch_up();

    Result<Answer> ask(Query const& query);
    std::vector<Visit> find_visits(VisitSearch const& search);
    std::vector<Event> find_events(EventSearch const& search);
    /// All links, each visitor and contact once, oldest first.
    std::vector<KnownVisitor> known_visitors(WorkspaceId workspace_id);

    /// Those with a visit that goes on or a visitor who was linked at or after this time.
    std::vector<WorkspaceId> workspaces_busy_since(Instant since);

    /// Removes everything of a site for good.
    void forget_site(WorkspaceId workspace_id, SiteId site_id);

    VisitorIds& visitor_ids();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace tandem::events
