#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace tandem::analytics {

/// What a user-agent header says.
struct Agent {
    std::string browser, browser_version, os, os_version;
    std::string device;  ///< "Desktop", "Mobile", "Tablet", "TV"
    std::string bot;     ///< empty = a person; "crawler", "ai_crawler" or "automation"
    bool operator==(Agent const&) const = default;
};

/// Reads user agents with the public rules of uap-core and crawler-user-agents, which are compiled at the first use, a
/// fifth of a second that no start of the program should cost; answers are kept for agents seen lately. Callable from any thread.
class Agents {
public:
    Agents();
    ~Agents();
    Agent read(std::string_view user_agent);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace tandem::analytics
