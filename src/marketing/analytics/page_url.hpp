#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tandem::analytics {

/// The parts of a page's address that analytics looks at.
struct PageUrl {
    std::string scheme;    ///< lower case
    std::string hostname;  ///< lower case, without port and leading "www."
    std::string pathname;  ///< decoded, begins with "/"; the fragment is added where hash routes are counted
    std::vector<std::pair<std::string, std::string>> parameters;

    /// The first value of a query parameter; empty when it is not there.
    std::string_view parameter(std::string_view name) const;
};

/// Of an address that parse_page_url reads; else empty.
std::string hostname_of(std::string_view url);

/// Reads http, https and app addresses as browsers write them. nullopt for anything without a host.
std::optional<PageUrl> parse_page_url(std::string_view url, bool hash_routes = false);

/// "www.Example.com:8080" → "example.com": a host as pages and events name it.
std::string plain_hostname(std::string_view authority);

/// "shop.example.co.uk" → "example.co.uk" by the public suffix list; an address or a bare suffix stays as it is.
std::string registrable_domain(std::string const& hostname);

}  // namespace tandem::analytics
