#include "marketing/analytics/page_url.hpp"

#include <libpsl.h>

#include <algorithm>

#include "base/text.hpp"
#include "platform/http/url.hpp"

namespace tandem::analytics {
namespace {

std::string decoded(std::string_view part) { return http::percent_decode(part).value_or(std::string(part)); }

}  // namespace

std::string plain_hostname(std::string_view authority) {
    if (auto at = authority.rfind('@'); at != std::string_view::npos) authority.remove_prefix(at + 1);
    auto port = authority.starts_with('[') ? authority.find("]:") : authority.rfind(':');
    if (port != std::string_view::npos) authority = authority.substr(0, authority.starts_with('[') ? port + 1 : port);
    auto host = to_lower_ascii(authority);
    if (host.starts_with("www.")) host.erase(0, 4);
    return host;
}

std::string_view PageUrl::parameter(std::string_view name) const {
    auto found = std::ranges::find(parameters, name, [](auto const& pair) { return std::string_view(pair.first); });
    return found == parameters.end() ? std::string_view{} : std::string_view(found->second);
}

std::optional<PageUrl> parse_page_url(std::string_view url, bool hash_routes) {
    auto scheme_end = url.find("://");
    if (scheme_end == std::string_view::npos || scheme_end == 0) return std::nullopt;
    PageUrl page{.scheme = to_lower_ascii(url.substr(0, scheme_end))};
    url.remove_prefix(scheme_end + 3);

    std::string_view fragment, query;
    if (auto at = url.find('#'); at != std::string_view::npos) {
        fragment = url.substr(at);
        url = url.substr(0, at);
    }
    if (auto at = url.find('?'); at != std::string_view::npos) {
        query = url.substr(at + 1);
        url = url.substr(0, at);
    }
    auto path = url.find('/');
    page.hostname = plain_hostname(url.substr(0, path));
    if (page.hostname.empty()) return std::nullopt;
    page.pathname = path == std::string_view::npos ? "/" : decoded(url.substr(path));
    if (hash_routes) page.pathname += decoded(fragment);
    if (auto parameters = http::parse_query(query)) page.parameters = std::move(*parameters);
    return page;
}

std::string registrable_domain(std::string const& hostname) {
    auto const* found = psl_registrable_domain(psl_builtin(), hostname.c_str());
    bool is_address = hostname.starts_with('[') || (!hostname.empty() && hostname.back() >= '0' && hostname.back() <= '9');
    return found && !is_address ? found : hostname;
}

std::string hostname_of(std::string_view url) {
    auto const parsed = parse_page_url(url);
    return parsed ? parsed->hostname : std::string();
}

}  // namespace tandem::analytics
