#include "marketing/content/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace tandem::content {
namespace {

constexpr std::size_t most_fields = 40, most_consents = 10;

std::string host_of(std::string_view url) {
    auto const begin = url.find("://") + 3;
    auto host = to_lower_ascii(url.substr(begin, url.find_first_of("/?#", begin) - begin));
    host = host.substr(0, host.find(':'));
    return host.starts_with("www.") ? host.substr(4) : host;
}

void check_fields(FormInput const& form, std::vector<FieldError>& errors) {
    if (form.fields.size() > most_fields)
        errors.push_back({"/fields", "too_many", fmt::format("A form has at most {} fields.", most_fields)});
    std::set<std::string> seen;
    for (std::size_t i = 0; i < form.fields.size(); ++i)
        if (!seen.insert(form.fields[i].property.value).second)
            errors.push_back({fmt::format("/fields/{}/property", i), "duplicate", "Two fields ask for the same property."});
    if (!seen.contains("email"))
        errors.push_back({"/fields", "email_missing", "A form asks for the e-mail address: people are recognised by it."});
}

void check_consents(FormInput const& form, std::vector<FieldError>& errors) {
    if (form.consents.size() > most_consents)
        errors.push_back({"/consents", "too_many", fmt::format("A form has at most {} boxes.", most_consents)});
    std::set<std::string> seen;
    for (std::size_t i = 0; i < form.consents.size(); ++i)
        if (!seen.insert(form.consents[i].topic_key.value).second)
            errors.push_back({fmt::format("/consents/{}/topic_key", i), "duplicate", "Two boxes ask for the same topic."});
}

}  // namespace

bool is_own_address(std::string_view url, std::vector<std::string> const& own_domains) {
    bool const printable =
        std::ranges::all_of(url, [](unsigned char c) { return c > 0x20 && c != 0x7f && c != '\\' && c != '"' && c != '<' && c != '>'; });
    if (!printable || url.empty()) return false;
    if (url.front() == '/') return !url.starts_with("//");
    if (!url.starts_with("https://") && !url.starts_with("http://")) return false;
    if (url.find('@') != std::string_view::npos) return false;
    return std::ranges::find(own_domains, host_of(url)) != own_domains.end();
}

Touch touch_of(events::Acquisition const& from, std::string landing_page, Instant at) {
    bool const direct = from.source.empty() && from.utm_medium.empty() && from.utm_campaign.empty();
    return {.source = from.source.empty() ? "Direct" : from.source,
            .medium = direct                    ? ""
                      : from.utm_medium.empty() ? from.channel
                                                : from.utm_medium,
            .campaign = from.utm_campaign,
            .landing_page = std::move(landing_page),
            .at = at};
}

Touch touch_of(events::Visit const& visit) { return touch_of(visit.acquisition, visit.entry_page, visit.started_at); }

std::vector<std::string> const& touch_properties() {
    static std::vector<std::string> const names = {"hs_analytics_source", "hs_analytics_first_timestamp", "hs_latest_source_timestamp"};
    return names;
}

records::PropertyValues touch_values(records::Record const& contact, std::vector<Touch> const& oldest_first) {
    records::PropertyValues values;
    if (oldest_first.empty()) return values;
    if (contact.text("hs_analytics_source").empty()) {
        auto const& first = oldest_first.front();
        values["hs_analytics_source"] = first.source;
        values["hs_analytics_source_data_1"] = first.medium;
        values["hs_analytics_source_data_2"] = first.campaign;
        values["hs_analytics_first_url"] = first.landing_page;
        values["hs_analytics_first_timestamp"] = format_rfc3339(first.at);
    }
    auto const& last = oldest_first.back();
    auto const known = parse_rfc3339(contact.text("hs_latest_source_timestamp"));
    if (known && *known >= last.at) return values;
    values["hs_latest_source"] = last.source;
    values["hs_latest_source_data_1"] = last.medium;
    values["hs_latest_source_data_2"] = last.campaign;
    values["hs_analytics_last_url"] = last.landing_page;
    values["hs_latest_source_timestamp"] = format_rfc3339(last.at);
    return values;
}

std::vector<FieldError> wrong_in(FormInput const& form) {
    std::vector<FieldError> errors;
    check_fields(form, errors);
    check_consents(form, errors);
    return errors;
}

}  // namespace tandem::content
