#include "marketing/content/tracing.hpp"

#include "base/line.hpp"
#include "marketing/analytics/acquisition.hpp"
#include "marketing/analytics/collector.hpp"

#include <algorithm>
#include <ranges>

namespace tandem::content {
namespace {

constexpr std::int64_t most_visits = 200;

bool is_counted(Asked const& asked, std::string const& site) { return std::ranges::find(asked.domains, site) != asked.domains.end(); }

}  // namespace

std::string path_shown(Asked const& asked, Incoming const& incoming) {
    if (asked.page) return asked.path;
    auto const url = analytics::parse_page_url(incoming.page_url);
    if (!url || !incoming.is_embedded) return asked.path;
    return std::string(beginning_of(url->hostname + url->pathname, 500));
}

void trace(http::Ask& ask, Asked const& asked, Incoming const& incoming, Filled& filled) {
    auto const& request = ask.request();
    auto const site = is_counted(asked, incoming.site) ? incoming.site : std::string();
    auto const hostname = incoming.is_embedded && !site.empty() ? site : analytics::hostname_of(request.origin() + "/");
    auto& collector = ask.part<analytics::Collector>();
    auto const visitor = site.empty() ? std::nullopt : collector.visitor_of(request, site, hostname, incoming.consented_id);
    if (visitor) {
        filled.visitor_ids.push_back(visitor->visitor_id);
        for (auto const former : visitor->former_visitor_ids)
            if (former != 0) filled.visitor_ids.push_back(former);
        collector.store().catch_up();
        auto const visits = collector.store().find_visits(
            {.workspace_id = ask.actor().workspace_id, .visitor_ids = filled.visitor_ids, .limit = most_visits});
        for (auto const& visit : std::views::reverse(visits)) filled.touches.push_back(touch_of(visit));
    }
    auto url = analytics::parse_page_url(incoming.page_url);
    // Without JavaScript a visit is the sending alone: it begins at the page of the form.
    for (auto& touch : filled.touches)
        if (touch.landing_page.empty()) touch.landing_page = url ? url->pathname : filled.page_path;
    if (!filled.touches.empty()) return;
    if (!url) url = analytics::parse_page_url(request.origin() + filled.page_path);
    if (url)
        filled.touches.push_back(touch_of(analytics::acquisition_of(*url, incoming.referrer), url->pathname, now()));
    else
        filled.touches.push_back(touch_of(events::Acquisition{}, filled.page_path, now()));
}

void count_goal(http::Ask& ask, Asked const& asked, Incoming const& incoming) {
    auto const page = analytics::parse_page_url(incoming.page_url);
    if (!page || !is_counted(asked, incoming.site)) return;
    auto& collector = ask.part<analytics::Collector>();
    analytics::Incoming const event{.name = asked.form.name.value,
                                    .page = *page,
                                    .domains = {incoming.site},
                                    .referrer = incoming.referrer,
                                    .props = {},
                                    .screen = {},
                                    .consented_id = incoming.consented_id,
                                    .revenue_currency = {}};
    for (auto const& one : collector.events_from(ask.request(), event)) static_cast<void>(collector.store().append(one));
}

}  // namespace tandem::content
