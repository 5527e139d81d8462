#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>

#include "platform/events/event.hpp"

namespace tandem::events {

/// What a visitor is known by without a cookie. Nothing of it is stored.
struct VisitorTraits {
    std::string_view user_agent, ip;
    std::string_view site_domain;   ///< the site the event is for
    std::string_view root_domain;   ///< registrable domain of the page's host
    std::string_view consented_id;  ///< first-party id given after consent; empty without
};

struct VisitorIdentity {
    std::uint64_t visitor_id = 0;
    std::array<std::uint64_t, 3> former_visitor_ids{};
};

/// Visitor ids: SipHash-64 under a random key that changes at 00:00 UTC and is destroyed after 48 hours, so that
/// nobody can follow a visitor from one day to the next. Yesterday's id is told along, so that a visit survives
/// midnight. With consent the id is lasting, and today's anonymous id becomes a former one.
class VisitorIds {
public:
    /// Keeps its keys in this file (created when missing, mode 0600).
    explicit VisitorIds(std::filesystem::path file);

    VisitorIdentity identify(VisitorTraits const& traits, Instant at);

private:
    using Key = std::array<unsigned char, 16>;
    struct DayKey {
        std::int64_t day = -1;  ///< days since 1970 in UTC
        Key key{};
    };

    void rotate_to(std::int64_t day);
    void load();
    void save() const;

    std::filesystem::path file_;
    std::mutex mutex_;
    Key lasting_{};
    DayKey today_, yesterday_;
};

}  // namespace tandem::events
