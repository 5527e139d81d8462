#include "marketing/analytics/sites.hpp"

#include <algorithm>

#include "platform/db/database.hpp"
#include "platform/db/table.hpp"

namespace tandem::analytics {

TANDEM_TABLE(Site, site, (id))

namespace {

struct ListSites {
    using Row = Site;
    static constexpr std::string_view sql = "select {{columns}} from site where workspace_id = :workspace_id order by id limit 1000";
};
TANDEM_QUERY(ListSites, ())

struct SitesAfter {
    using Row = Site;
    static constexpr std::string_view sql = R"(
        select {{columns}} from site
        where workspace_id = :workspace_id and domain > :after order by domain limit :limit)";
    std::string after;
    std::int64_t limit;
};
TANDEM_QUERY(SitesAfter, (after, limit))

struct SitesBefore {
    using Row = Site;
    static constexpr std::string_view sql = R"(
        select {{columns}} from site
        where workspace_id = :workspace_id and domain < :before order by domain desc limit :limit)";
    std::string before;
    std::int64_t limit;
};
TANDEM_QUERY(SitesBefore, (before, limit))

struct FindSite {
    using Row = Site;
    static constexpr std::string_view sql = R"(
        select {{columns}} from site
        where workspace_id = :workspace_id and (domain = :domain or id = :id))";
    std::string domain;
    SiteId id;
};
TANDEM_QUERY(FindSite, (domain, id))

struct CountDomain {
    using Row = std::int64_t;
    static constexpr std::string_view sql = "select count(*) from site where domain = :domain";
    static constexpr auto across_workspaces = "an incoming event names only the domain, so no two workspaces may have one";
    std::string domain;
};
TANDEM_QUERY(CountDomain, (domain))

struct DomainRow {
    std::string domain;
    WorkspaceId workspace_id;
    SiteId id;
};
BOOST_DESCRIBE_STRUCT(DomainRow, (), (domain, workspace_id, id))

struct AllDomains {
    using Row = DomainRow;
    static constexpr std::string_view sql = "select domain, workspace_id, id from site";
    static constexpr auto across_workspaces = "an incoming event says which domain it is for, and that decides the workspace";
};
TANDEM_QUERY(AllDomains, ())

constexpr auto read_again_after = std::chrono::seconds(10);
constexpr auto unknown_read_again_after = std::chrono::seconds(1);

}  // namespace

std::optional<std::string> domain_from(std::string_view text) {
    auto domain = to_lower_ascii(trim(text));
    if (auto scheme = domain.find("://"); scheme != std::string::npos) domain.erase(0, scheme + 3);
    if (domain.starts_with("www.")) domain.erase(0, 4);
    while (domain.ends_with('/')) domain.pop_back();
    bool allowed = std::ranges::all_of(domain, [](unsigned char c) {
        return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':' || c == '/' || c == '_';
    });
    if (domain.empty() || !allowed || domain.starts_with('.') || domain.starts_with('/') || domain.find("..") != std::string::npos)
        return std::nullopt;
    return domain;
}

std::string own_site(std::vector<std::string> const& domains, std::string const& host) {
    if (std::ranges::find(domains, host) != domains.end()) return host;
    return domains.empty() ? std::string() : domains.front();
}

std::vector<Site> all_sites(db::Read& read) { return read.all(ListSites{}); }

SitePage page_of_sites(db::Read& read, std::optional<std::string> const& after, std::optional<std::string> const& before,
                       std::int64_t limit) {
    // One more than asked for tells whether it goes on.
    auto sites = before ? read.all(SitesBefore{.before = *before, .limit = limit + 1})
                        : read.all(SitesAfter{.after = after.value_or(""), .limit = limit + 1});
    bool goes_on = sites.size() > static_cast<std::size_t>(limit);
    if (goes_on) sites.pop_back();
    if (before) std::ranges::reverse(sites);
    bool is_any = !sites.empty();
    return {.sites = std::move(sites),
            .has_earlier = is_any && (before ? goes_on : after.has_value()),
            .has_later = is_any && (before ? true : goes_on)};
}

std::optional<Site> find_site(db::Read& read, std::string const& domain_or_id) {
    auto id = parse_id(domain_or_id);
    return read.one(FindSite{.domain = domain_from(domain_or_id).value_or(domain_or_id), .id = SiteId(id.value_or(0))});
}

Result<Site> add_site(db::Write& write, std::string const& domain, std::string const& timezone) {
    if (write.one(CountDomain{.domain = domain}).value_or(0) > 0)
        return conflict("site_exists", "Visits of “" + domain + "” are counted already.");
    Site site{.id = make<SiteId>(), .domain = domain, .timezone = timezone, .created_at = write.now()};
    write.touch("sites", site.id);
    write.run(db::Insert{site});
    return site;
}

void delete_site(db::Write& write, SiteId id) {
    write.run(db::Delete<Site>{id});
    write.touch("sites", id);
}

std::optional<SiteDirectory::Place> SiteDirectory::find(std::string const& domain) {
    auto at = std::chrono::steady_clock::now();
    std::lock_guard lock(mutex_);
    auto found = places_.find(domain);
    auto age = found == places_.end() ? unknown_read_again_after : read_again_after;
    if (!read_at_ || at - *read_at_ > age) {
        Places fresh;
        auto rows = database_.read({}, [](db::Read& read) { return read.all(AllDomains{}); });
        for (auto const& row : rows) fresh.emplace(row.domain, Place{row.workspace_id, row.id});
        places_ = std::move(fresh);
        read_at_ = at;
        found = places_.find(domain);
    }
    if (found == places_.end()) return std::nullopt;
    return found->second;
}

void SiteDirectory::forget() {
    std::lock_guard lock(mutex_);
    read_at_.reset();
}

}  // namespace tandem::analytics
