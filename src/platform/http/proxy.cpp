#include "platform/http/proxy.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace tandem::http {

namespace {

constexpr std::size_t longest_address = 45;  // IPv6 with an IPv4 tail

std::string_view last_item(std::string_view list) {
    auto const comma = list.rfind(',');
    return trim(comma == std::string_view::npos ? list : list.substr(comma + 1));
}

std::string_view without_last(std::string_view list) {
    auto const comma = list.rfind(',');
    return comma == std::string_view::npos ? std::string_view{} : list.substr(0, comma);
}

/// Some proxies write "1.2.3.4:5566", "[2001:db8::1]:443" or "::ffff:1.2.3.4": the same person in other words.
std::string_view plain_address(std::string_view text) {
    if (text.starts_with('['))
        text = text.substr(1, text.find(']') - 1);
    else if (std::ranges::count(text, ':') == 1)
        text = text.substr(0, text.find(':'));
    constexpr std::string_view mapped = "::ffff:";
    bool is_mapped = text.size() > mapped.size() && same_ignoring_case(text.substr(0, mapped.size()), mapped) &&
                     text.find('.') != std::string_view::npos;
    return is_mapped ? text.substr(mapped.size()) : text;
}

bool looks_like_address(std::string_view text) {
    return !text.empty() && text.size() <= longest_address && text.find_first_not_of("0123456789abcdefABCDEF.:") == std::string_view::npos;
}

bool looks_like_host(std::string_view text) {
    auto const allowed = [](unsigned char c) { return std::isalnum(c) || c == '.' || c == '-' || c == ':' || c == '[' || c == ']'; };
    return !text.empty() && text.size() <= 255 && std::ranges::all_of(text, allowed);
}

}  // namespace

void resolve_client(Request& request, std::string const& peer_ip, std::vector<std::string> const& trusted_proxies) {
    auto const is_trusted = [&](std::string_view ip) { return std::ranges::find(trusted_proxies, ip) != trusted_proxies.end(); };
    request.client_ip = plain_address(peer_ip);
    request.scheme = "http";
    auto host = request.headers.get("Host");
    if (is_trusted(request.client_ip)) {
        for (auto list = request.headers.get("X-Forwarded-For"); !list.empty(); list = without_last(list)) {
            auto const ip = plain_address(last_item(list));
            if (!looks_like_address(ip)) break;
            request.client_ip = ip;
            if (!is_trusted(ip)) break;
        }
        if (same_ignoring_case(last_item(request.headers.get("X-Forwarded-Proto")), "https")) request.scheme = "https";
        if (auto const forwarded = last_item(request.headers.get("X-Forwarded-Host")); looks_like_host(forwarded)) host = forwarded;
    }
    request.host = looks_like_host(host) ? std::string(host) : "localhost";
}

}  // namespace tandem::http
