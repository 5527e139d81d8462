#include "marketing/analytics/incoming.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include <algorithm>
#include <cmath>

#include "base/money.hpp"
#include "base/text.hpp"
#include "marketing/analytics/sites.hpp"

namespace tandem::analytics {
namespace {

constexpr std::size_t longest_name = 120 /* characters */, longest_url = 2'000, longest_key = 300, longest_value = 2'000, most_props = 30;
constexpr std::size_t most_domains = 5;
constexpr double longest_engagement_ms = 24 * 3'600'000.0;

/// The first of the spellings that is there.
json::value const* field(json::object const& body, std::initializer_list<std::string_view> spellings) {
    for (auto spelling : spellings)
        if (auto const* value = body.if_contains(spelling); value && !value->is_null()) return value;
    return nullptr;
}

std::string cut(std::string_view text, std::size_t longest) {
    text = text.substr(0, longest);
    while (!text.empty() && !is_clean_utf8(text)) text.remove_suffix(1);
    return std::string(text);
}

std::string text_field(json::object const& body, std::initializer_list<std::string_view> spellings) {
    auto const* value = field(body, spellings);
    return value && value->is_string() ? std::string(value->as_string()) : std::string();
}

std::string as_text(json::value const& value) {
    if (auto const* text = value.if_string()) return cut(*text, longest_value);
    if (auto const* number = value.if_double()) return fmt::format("{}", *number);
    if (value.is_bool() || value.is_number()) return json::serialize(value);
    return {};
}

/// Plausible's older trackers send the properties as JSON inside a text.
json::object props_object(json::object const& body) {
    auto const* value = field(body, {"p", "props", "m", "meta"});
    if (!value) return {};
    if (auto const* object = value->if_object()) return *object;
    if (!value->is_string()) return {};
    boost::system::error_code problem;
    auto parsed = json::parse(std::string_view(value->as_string()), problem);
    return problem || !parsed.is_object() ? json::object{} : parsed.as_object();
}

std::string read_props(json::object const& body) {
    json::object kept;
    for (auto const& [key, value] : props_object(body)) {
        auto text = as_text(value);
        if (kept.size() == most_props || text.empty() || key.empty() || key.size() > longest_key) continue;
        kept.emplace(key, text);
    }
    return kept.empty() ? std::string() : json::serialize(kept);
}

std::optional<double> number_field(json::object const& body, std::initializer_list<std::string_view> spellings) {
    auto const* value = field(body, spellings);
    if (!value || !value->is_number()) return std::nullopt;
    auto number = value->to_number<double>();
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

void read_revenue(json::object const& body, Incoming& incoming) {
    auto const* value = field(body, {"$", "revenue"});
    if (!value || !value->is_object()) return;
    auto currency = text_field(value->as_object(), {"currency"});
    auto const* amount = value->as_object().if_contains("amount");
    auto decimals = decimals_of(currency);
    if (!amount || !decimals) return;
    auto text = amount->is_double() ? fmt::format("{:.{}f}", amount->as_double(), *decimals) : as_text(*amount);
    auto minor = parse_decimal(text, *decimals);
    if (!minor) return;
    incoming.revenue_minor = *minor;
    incoming.revenue_currency = currency;
}

void read_engagement(json::object const& body, Incoming& incoming) {
    auto spent = number_field(body, {"e", "engagement_time"});
    if (spent && *spent > 0 && *spent <= longest_engagement_ms) incoming.engagement_ms = static_cast<std::int64_t>(*spent);
    auto depth = number_field(body, {"sd", "scroll_depth"});
    if (depth && *depth >= 0 && *depth <= 100) incoming.scroll_depth = static_cast<std::int32_t>(*depth);
}

bool read_interactive(json::object const& body) {
    auto const* value = field(body, {"i", "interactive"});
    return !value || !value->is_bool() || value->as_bool();
}

std::string read_screen(json::object const& body) {
    auto const* value = field(body, {"s", "w", "screen_width"});
    return value ? cut(as_text(*value), 20) : std::string();
}

std::vector<std::string> read_domains(std::string_view text) {
    std::vector<std::string> domains;
    while (!text.empty() && domains.size() < most_domains) {
        auto comma = text.find(',');
        auto domain = domain_from(text.substr(0, comma));
        if (domain && std::ranges::find(domains, *domain) == domains.end()) domains.push_back(std::move(*domain));
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    }
    return domains;
}

bool hash_routes(json::object const& body) {
    auto const* value = field(body, {"h", "hash_mode"});
    return value && (*value == 1 || *value == true);
}

std::optional<PageUrl> read_page(json::object const& body) {
    auto url = text_field(body, {"u", "url"});
    if (url.size() > longest_url) return std::nullopt;
    auto page = parse_page_url(url, hash_routes(body));
    if (page && page->scheme != "http" && page->scheme != "https" && page->scheme != "app") return std::nullopt;
    return page;
}

}  // namespace

Result<Incoming> read_incoming(std::string_view body) {
    boost::system::error_code problem;
    auto parsed = json::parse(body, problem);
    if (problem == json::error::too_deep) return invalid("body_malformed", "The body is nested more than 32 deep.");
    if (problem || !parsed.is_object()) return invalid("body_malformed", "The body is not a JSON object.");
    auto const& object = parsed.as_object();

    std::vector<FieldError> wrong;
    Incoming incoming{.name = std::string(trim(text_field(object, {"n", "name"}))),
                      .domains = read_domains(text_field(object, {"d", "domain"}))};
    if (incoming.name.empty() || count_code_points(incoming.name) > longest_name)
        wrong.push_back({"/n", "name_invalid", "An event has a name of at most 120 characters."});
    auto page = read_page(object);
    if (!page) wrong.push_back({"/u", "url_invalid", "The page's address is missing, longer than 2,000 bytes, or not one of a web page."});
    if (incoming.domains.empty()) wrong.push_back({"/d", "domain_invalid", "An event says which site it is for."});
    if (!wrong.empty()) return invalid_fields("event_invalid", std::move(wrong));

    incoming.page = std::move(*page);
    incoming.page.pathname = cut(incoming.page.pathname, longest_url);
    incoming.referrer = cut(text_field(object, {"r", "referrer"}), longest_url);
    incoming.props = read_props(object);
    incoming.screen = read_screen(object);
    incoming.consented_id = cut(text_field(object, {"c", "consented_id"}), 64);
    incoming.interactive = read_interactive(object);
    read_engagement(object, incoming);
    read_revenue(object, incoming);
    return incoming;
}

}  // namespace tandem::analytics
