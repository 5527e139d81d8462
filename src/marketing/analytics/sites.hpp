#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "marketing/analytics/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::db {
class Database;
}

namespace tandem::analytics {

/// "https://www.Example.com/" → "example.com"; nullopt for what is not a host name.
std::optional<std::string> domain_from(std::string_view text);

std::vector<Site> all_sites(db::Read& read);

/// What the tracker counts the pages for that this server shows, of these sites: the one whose name it is reached by, else
/// the oldest. `host` is the server's; empty where there is no site.
std::string own_site(std::vector<std::string> const& domains, std::string const& host);

/// By domain, from the one after `after` on or up to the one before `before`.
struct SitePage {
    std::vector<Site> sites;
    bool has_earlier = false, has_later = false;
};
SitePage page_of_sites(db::Read& read, std::optional<std::string> const& after, std::optional<std::string> const& before,
                       std::int64_t limit);

/// By domain, as people write it, or by id.
std::optional<Site> find_site(db::Read& read, std::string const& domain_or_id);
/// Refuses a domain that is counted already, in this or in another workspace.
Result<Site> add_site(db::Write& write, std::string const& domain, std::string const& timezone);
void delete_site(db::Write& write, SiteId id);

/// Which site an incoming event belongs to, from memory; looks into the database at most once a second.
class SiteDirectory {
public:
    struct Place {
        WorkspaceId workspace_id;
        SiteId site_id;
    };

    explicit SiteDirectory(db::Database& database) : database_(database) {}
    std::optional<Place> find(std::string const& domain);
    /// A site was made or removed: read again at the next question.
    void forget();

private:
    using Places = std::unordered_map<std::string, Place>;

    db::Database& database_;
    std::mutex mutex_;
    Places places_;
    std::optional<std::chrono::steady_clock::time_point> read_at_;
};

}  // namespace tandem::analytics
