#include "marketing/email/letter.hpp"

#include "base/html.hpp"
#include "base/line.hpp"
#include "marketing/email/rules.hpp"
#include "platform/http/url.hpp"
#include "platform/letters/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tandem::email {
namespace {

// A mail is short: what needs more than this is a template that runs away.
constexpr liquid::Limits limits{
    .steps = 50'000, .output_bytes = 1'000'000, .memory_bytes = 8'000'000, .depth = 20, .time = milliseconds(200)};

constexpr auto destination = "destination";

Result<liquid::Template> parsed(std::string_view source, std::string_view pointer) {
    auto out = liquid::parse(source);
    if (!out) return invalid_field(std::string(pointer), out.error().code, out.error().message);
    return out;
}

void add_properties(std::vector<std::string>& names, liquid::Template const& source) {
    constexpr std::string_view prefix = "contact.";
    for (auto const& name : liquid::variables(source)) {
        if (!name.starts_with(prefix)) continue;
        auto const property = name.substr(prefix.size());
        if (std::ranges::find(names, property) == names.end()) names.push_back(property);
    }
}

json::object with_contact(json::object const& contact) {
    json::object data;
    data.emplace("contact", contact);
    return data;
}

std::string unescaped(std::string text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> entities{
        {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}};
    for (auto const& [entity, sign] : entities)
        for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1)) text.replace(at, entity.size(), sign);
    return text;
}

/// The address that stands between the marks, as it goes out; nullopt: it may be no link. `open` is "<number>|<address>".
std::optional<std::string> settled(std::string_view open, Addresses const& addresses, std::string_view origin) {
    auto const bar = open.find('|');
    if (bar == std::string_view::npos) return std::nullopt;
    auto to = destination_of(open.substr(bar + 1), origin);
    if (!to || addresses.click.empty() || !to->starts_with("http")) return to;
    return fmt::format("{}/{}?to={}", addresses.click, open.substr(0, bar), http::percent_encode(addresses.sign(*to)));
}

/// Links whose address a property decided: looked at once it is known. One that leads nowhere good leaves its words.
std::string settle_html(std::string html, Addresses const& addresses, std::string_view origin) {
    auto const begin = fmt::format("href=\"{}", open_mark);
    for (auto at = html.find(begin); at != std::string::npos; at = html.find(begin, at)) {
        auto const value = at + begin.size();
        auto const quote = html.find('"', value);
        auto inner = html.substr(value, quote - value);
        if (inner.ends_with(close_mark)) inner.pop_back();
        if (auto const link = settled(unescaped(std::move(inner)), addresses, origin)) {
            html.replace(at, quote - at, fmt::format("href=\"{}", escape_html(*link)));
            continue;
        }
        auto const close = html.find("</a>", quote);
        html.erase(close, 4);
        auto const open = html.rfind('<', at);
        html.erase(open, html.find('>', quote) + 1 - open);
        at = open;
    }
    return html;
}

std::string settle_text(std::string text, Addresses const& addresses, std::string_view origin) {
    for (auto at = text.find(open_mark); at != std::string::npos; at = text.find(open_mark, at)) {
        auto const end = text.find(close_mark, at);
        auto const link =
            end == std::string::npos ? std::nullopt : settled(std::string_view(text).substr(at + 1, end - at - 1), addresses, origin);
        text.replace(at, end == std::string::npos ? 1 : end + 1 - at, link.value_or(""));
    }
    return text;
}

}  // namespace

Result<Letter> Letter::make(Draft const& draft, Links links) {
    // The author's own text first, so that a mistake names the author's line.
    auto const body = parsed(draft.body, "/body");
    if (!body) return fail(body);
    auto subject = parsed(draft.subject, "/subject");
    if (!subject) return fail(subject);
    auto first_line = parsed(draft.first_line, "/first_line");
    if (!first_line) return fail(first_line);
    auto content = convert(draft.body, links, draft.origin);
    auto html = parsed(letters::html_layout(content.html, draft.look), "/body");
    if (!html) return fail(html);
    auto text = parsed(letters::text_layout(content.text), "/body");
    if (!text) return fail(text);

    Letter letter(*subject, *first_line, *html, *text);
    letter.content_ = std::move(content);
    letter.origin_ = draft.origin;
    for (auto const* part : {&letter.subject_, &letter.first_line_, &letter.html_, &letter.text_})
        add_properties(letter.properties_, *part);
    letter.surroundings_ = letters::surroundings(draft.look);
    letter.surroundings_["reason"] = fmt::format("You get this because you agreed to {}.", draft.topic_name);
    return letter;
}

Result<Written> Letter::write(json::object const& contact, Addresses const& addresses, Instant now) const {
    auto data = with_contact(contact);
    data.emplace("unsubscribe_url", addresses.unsubscribe);
    data.emplace("preferences_url", addresses.preferences);
    liquid::Options plain{.escaping = liquid::Escaping::none, .limits = limits, .now = now};
    auto const render_line = [&](liquid::Template const& source) { return liquid::render(source, data, plain); };

    auto subject = render_line(subject_);
    if (!subject) return fail(std::move(subject));
    auto first_line = render_line(first_line_);
    if (!first_line) return fail(std::move(first_line));
    Written out{one_line(*subject), one_line(*first_line), {}, {}};

    auto own = surroundings_;
    own.emplace("click", addresses.click);
    own.emplace("pixel", addresses.pixel);
    own.emplace("subject", out.subject);
    own.emplace("first_line", out.first_line);
    data.emplace("tandem", std::move(own));
    auto text = liquid::render(text_, data, plain);
    if (!text) return fail(std::move(text));
    auto escaped = plain;
    escaped.escaping = liquid::Escaping::html;
    auto html = liquid::render(html_, data, escaped);
    if (!html) return fail(std::move(html));
    out.text = settle_text(*std::move(text), addresses, origin_);
    out.html = settle_html(*std::move(html), addresses, origin_);
    return out;
}

std::vector<std::string> properties_in(std::string const& source) {
    std::vector<std::string> names;
    if (auto const parsed_source = liquid::parse(source)) add_properties(names, *parsed_source);
    return names;
}

Result<std::string> write_url(std::string const& url, json::object const& contact, Instant now) {
    if (url.find('{') == std::string::npos) return url;
    auto const parsed_url = liquid::parse(url);
    if (!parsed_url) return fail(parsed_url);
    return liquid::render(*parsed_url, with_contact(contact), {.limits = limits, .now = now});
}

std::optional<std::string> signed_destination(consent::LinkSigner const& signer, std::string_view mail_token, std::string_view given) {
    return signer.verify(destination, given, mail_token);
}

Addresses addresses_of(consent::LinkSigner const& signer, std::string const& origin, CampaignId campaign, RecordId contact) {
    auto const token = signer.sign("mail", payload_of({campaign, contact}));
    return {.click = fmt::format("{}/m/c/{}", origin, token),
            .pixel = fmt::format("{}/m/o/{}.gif", origin, token),
            .unsubscribe = fmt::format("{}/m/unsubscribe/{}", origin, token),
            .preferences = consent::preferences_link(signer, origin, contact),
            .sign = [signer, token](std::string_view url) { return signer.sign(destination, url, token); }};
}

}  // namespace tandem::email
