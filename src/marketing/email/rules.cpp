#include "marketing/email/rules.hpp"

#include "base/id.hpp"
#include "platform/http/url.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tandem::email {
namespace {

std::string printable(std::string_view url) {
    std::string out;
    for (char const c : url) {
        bool const plain = c > 0x20 && c < 0x7F && c != '"' && c != '<' && c != '>' && c != '\\' && c != '^' && c != '`' && c != '{' &&
                           c != '|' && c != '}';
        if (plain)
            out += c;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

bool has_parameter(std::string_view query, std::string_view name) {
    while (!query.empty()) {
        auto const end = std::min(query.find('&'), query.size());
        auto const one = query.substr(0, end);
        if (one.substr(0, one.find('=')) == name) return true;
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    return false;
}

Failure wrong_state(std::string_view sentence) { return conflict("campaign_state", std::string(sentence)); }

}  // namespace

bool has_own_host(std::string_view url) {
    auto const start = url.starts_with("https://") ? 8UZ : url.starts_with("http://") ? 7UZ : 0UZ;
    if (start == 0) return false;
    auto const host = url.substr(start, url.find_first_of("/?#", start) - start);
    // Liquid at the very end of the host could continue it.
    return !host.empty() && host.find_first_of("@{") == std::string_view::npos;
}

std::optional<std::string> destination_of(std::string_view url, std::string_view origin) {
    url = trim(url);
    if (url.empty() || !is_clean_utf8(url) || std::ranges::any_of(url, [](unsigned char c) { return c <= 0x20 || c == 0x7F || c == '\\'; }))
        return std::nullopt;
    auto const scheme = to_lower_ascii(url.substr(0, url.find(':')));
    if (scheme == "mailto" || scheme == "tel") return std::string(url);
    if (url.starts_with("//")) return fmt::format("https:{}", url);
    if (url.starts_with('/')) return fmt::format("{}{}", origin, url);
    if (scheme == "http" || scheme == "https") {
        auto const host = url.substr(scheme.size()).starts_with("://") ? url.substr(scheme.size() + 3) : std::string_view{};
        return host.empty() || host.find_first_of("/?#") == 0 ? std::nullopt : std::optional(fmt::format("{}://{}", scheme, host));
    }
    auto const host = url.substr(0, url.find_first_of("/?#"));
    bool const is_name = host.find('.') != std::string_view::npos && host.find_first_of(":@") == std::string_view::npos &&
                         host.front() != '.' && host.back() != '.';
    return is_name ? std::optional(fmt::format("https://{}", url)) : std::nullopt;
}

std::string landing_url(std::string_view url, std::string_view utm_campaign, CampaignId campaign) {
    auto const hash = std::min(url.find('#'), url.size());
    auto const fragment = url.substr(hash);
    auto const question = std::min(url.find('?'), hash);
    auto const query = question < hash ? url.substr(question + 1, hash - question - 1) : std::string_view{};
    std::string out(url.substr(0, hash));
    std::array<std::pair<std::string_view, std::string>, 4> const added{{{"utm_source", "newsletter"},
                                                                         {"utm_medium", "email"},
                                                                         {"utm_campaign", http::percent_encode(utm_campaign)},
                                                                         {"tandem_c", to_string(campaign)}}};
    char separator = question < hash ? '&' : '?';
    if (separator == '&' && query.empty()) out.pop_back(), separator = '?';
    for (auto const& [name, value] : added) {
        if (has_parameter(query, name)) continue;
        out += separator + std::string(name) + "=" + value;
        separator = '&';
    }
    return printable(out + std::string(fragment));
}

bool is_mail_machine(std::string_view user_agent) {
    if (user_agent.empty() || user_agent == "Mozilla/5.0") return true;
    constexpr std::array<std::string_view, 8> proxies{"GoogleImageProxy", "YahooMailProxy", "YahooCacheSystem",         "BarracudaCentral",
                                                      "Mimecast",         "Proofpoint",     "ms-office; MSOffice Link", "SafeLinks"};
    return std::ranges::any_of(proxies, [&](auto proxy) { return user_agent.find(proxy) != std::string_view::npos; });
}

std::optional<Duration> retry_after(int attempts) {
    constexpr std::array pauses{seconds(5), seconds(30), minutes(2), minutes(10)};
    if (attempts < 1 || attempts >= most_attempts) return std::nullopt;
    return pauses.at(static_cast<std::size_t>(attempts) - 1);
}

Duration server_pause(int waits) {
    constexpr std::array pauses{seconds(5), seconds(15), minutes(1), minutes(5)};
    return pauses.at(static_cast<std::size_t>(std::clamp(waits, 0, 3)));
}

Result<void> may_start(CampaignState state) {
    if (state == CampaignState::draft) return {};
    return wrong_state("This campaign was started already. Nothing was sent twice.");
}
Result<void> may_pause(CampaignState state) {
    if (state == CampaignState::sending) return {};
    return wrong_state("Only a campaign that is being sent can pause.");
}
Result<void> may_resume(CampaignState state) {
    if (state == CampaignState::paused) return {};
    return wrong_state("Only a paused campaign can go on.");
}
Result<void> may_cancel(CampaignState state) {
    if (state == CampaignState::sending || state == CampaignState::paused) return {};
    return wrong_state("Only a campaign that is being sent or paused can be stopped.");
}
Result<void> may_change(CampaignState state) {
    if (state == CampaignState::draft) return {};
    return wrong_state("A campaign that was started can not be changed any more. Copy it instead.");
}

std::string payload_of(MailOfContact mail) { return fmt::format("{}-{}", mail.campaign.value, mail.contact.value); }

std::optional<MailOfContact> mail_from(std::string_view payload) {
    auto const dash = payload.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    auto const campaign = parse_id(payload.substr(0, dash));
    auto const contact = parse_id(payload.substr(dash + 1));
    if (!campaign || !contact) return std::nullopt;
    return MailOfContact{CampaignId(*campaign), RecordId(*contact)};
}

}  // namespace tandem::email
