#include "marketing/analytics/collector.hpp"

#include "marketing/analytics/acquisition.hpp"

namespace tandem::analytics {

std::vector<events::Event> Collector::events_from(http::Request const& request, Incoming const& incoming) {
    std::vector<events::Event> found;
    for (auto const& domain : incoming.domains) {
        auto place = sites_.find(domain);
        if (!place) continue;
        auto visitor = visitor_of(request, domain, incoming.page.hostname, incoming.consented_id);
        if (!visitor) continue;
        events::Event event;
        event.workspace_id = place->workspace_id;
        event.site_id = place->site_id;
        event.visitor_id = visitor->visitor_id;
        event.former_visitor_ids = visitor->former_visitor_ids;
        found.push_back(std::move(event));
    }
    if (found.empty()) return found;

    auto agent = agents_.read(request.headers.get("User-Agent"));
    auto acquisition = acquisition_of(incoming.page, incoming.referrer);
    auto country = countries_.find(request.client_ip);
    auto at = now();
    for (auto& event : found) {
        event.at = at;
        event.name = incoming.name;
        event.hostname = incoming.page.hostname;
        event.pathname = incoming.page.pathname;
        event.acquisition = acquisition;
        event.client = {country, agent.device, agent.browser, agent.browser_version, agent.os, agent.os_version, incoming.screen};
        event.props = incoming.props;
        event.engagement_ms = incoming.engagement_ms;
        event.scroll_depth = incoming.scroll_depth;
        event.revenue_minor = incoming.revenue_minor;
        event.revenue_currency = incoming.revenue_currency;
        event.bot = agent.bot;
        event.interactive = incoming.interactive;
    }
    return found;
}

std::optional<Visitor> Collector::visitor_of(http::Request const& request, std::string const& site_domain, std::string const& hostname,
                                             std::string_view consented_id) {
    auto place = sites_.find(site_domain);
    if (!place) return std::nullopt;
    auto root_domain = registrable_domain(plain_hostname(hostname));
    auto identity = store_.visitor_ids().identify({.user_agent = request.headers.get("User-Agent"),
                                                   .ip = request.client_ip,
                                                   .site_domain = site_domain,
                                                   .root_domain = root_domain,
                                                   .consented_id = consented_id},
                                                  now());
    return Visitor{place->site_id, identity.visitor_id, identity.former_visitor_ids};
}

Result<void> Collector::link(WorkspaceId workspace_id, Visitor const& visitor, ContactId contact_id) {
    auto at = now();
    auto link = [&](std::uint64_t visitor_id) {
        return store_.link({.workspace_id = workspace_id, .visitor_id = visitor_id, .contact_id = contact_id, .at = at});
    };
    if (auto ok = link(visitor.visitor_id); !ok) return ok;
    // The visit may have begun under a former id, and visits of yesterday have no other.
    for (auto former_id : visitor.former_visitor_ids)
        if (former_id != 0)
            if (auto ok = link(former_id); !ok) return ok;
    return {};
}

}  // namespace tandem::analytics
