#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <random>
#include <string>

#include "platform/events/event.hpp"

/// What the tests of events share.
namespace tandem::events {

/// A folder that goes away with its owner.
class ScratchFolder {
public:
    ScratchFolder() {
        auto pattern = (std::filesystem::temp_directory_path() / "tandem-events-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }
    ~ScratchFolder() { std::filesystem::remove_all(path_); }
    ScratchFolder(ScratchFolder const&) = delete;
    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline constexpr WorkspaceId test_workspace{7};
inline constexpr SiteId test_site{11};
/// 2026-03-02 10:00:00 UTC, a Monday.
inline constexpr Instant monday_ten{1'772'445'600'000};

inline Event page_view(std::uint64_t visitor_id, Instant at, std::string path) {
    Event event;
    event.workspace_id = test_workspace;
    event.site_id = test_site;
    event.at = at;
    event.name = pageview;
    event.visitor_id = visitor_id;
    event.hostname = "example.com";
    event.pathname = std::move(path);
    return event;
}

inline Event custom_event(std::uint64_t visitor_id, Instant at, std::string name) {
    auto event = page_view(visitor_id, at, "/");
    event.name = std::move(name);
    return event;
}

}  // namespace tandem::events
