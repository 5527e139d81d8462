#include "base/html.hpp"
#include "crm/consent/consent.hpp"
#include "crm/consent/links.hpp"
#include "marketing/analytics/collector.hpp"
#include "marketing/analytics/page_url.hpp"
#include "marketing/email/audience.hpp"
#include "marketing/email/letter.hpp"
#include "marketing/email/reactions.hpp"
#include "marketing/email/routes.hpp"
#include "marketing/email/rules.hpp"
#include "marketing/email/store.hpp"
#include "platform/pages/page.hpp"

#include <fmt/format.h>

namespace tandem::email {
namespace {

using http::Response;

/// A mail of ours that somebody holds, checked against its signature and the row of its recipient.
struct Held {
    MailOfContact mail;
    Campaign campaign;
    Recipient recipient;
};

std::optional<Held> held(db::Read& read, std::string_view token) {
    auto const payload = consent::signer_of(read).verify("mail", token);
    auto const mail = payload ? mail_from(*payload) : std::nullopt;
    if (!mail) return std::nullopt;
    auto campaign = find_campaign(read, mail->campaign);
    auto recipient = find_recipient(read, mail->campaign, mail->contact);
    if (!campaign || !recipient) return std::nullopt;
    return Held{*mail, *std::move(campaign), *std::move(recipient)};
}

bool is_machine(http::Ask const& ask) {
    auto const agent = ask.request().headers.get("User-Agent");
    return is_mail_machine(agent) || !ask.part<analytics::Agents>().read(agent).bot.empty();
}

Response pixel() {
    constexpr std::string_view gif("GIF89a\x01\0\x01\0\x80\0\0\0\0\0\0\0\0!\xF9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;",
                                   43);
    return {.headers = {{"Content-Type", "image/gif"}, {"Cache-Control", "no-store, private"}}, .body = std::string(gif)};
}

/// The picture's name is the token with an ending.
std::string_view token_in(std::string_view name) { return name.substr(0, name.ends_with(".gif") ? name.size() - 4 : name.size()); }

/// Always a picture: a mail does not show errors.
Result<Response> show_pixel(http::Ask& ask, std::string const& name) {
    auto const token = token_in(name);
    auto const found = ask.read([&](db::Read& read) -> Result<std::optional<Held>> { return held(read, token); });
    if (!found || !*found || (*found)->recipient.opened_at) return pixel();
    bool const machine = is_machine(ask);
    if (machine && (*found)->recipient.opened_by_machine_at) return pixel();
    auto const noted = ask.write([&](db::Write& write) -> Result<void> {
        if (auto const now = held(write, token)) note_open(write, now->campaign, now->recipient, machine);
        return {};
    });
    return pixel();
}

/// The sites that may count a page of this host. Pages of this server count for a site whatever name it is reached by.
std::vector<std::string> sites_of(http::Ask& ask, std::string const& hostname, std::string const& own_host) {
    std::vector<std::string> domains{hostname, analytics::registrable_domain(hostname)};
    if (hostname != own_host) return domains;
    static_cast<void>(ask.read([&](db::Read& read) -> Result<void> {
        std::vector<std::string> all;
        for (auto const& site : analytics::all_sites(read)) all.push_back(site.domain);
        domains.push_back(analytics::own_site(all, own_host));
        return {};
    }));
    return domains;
}

/// The visit that follows belongs to the person: the site will see this visitor under the same id.
void tie_visitor(http::Ask& ask, std::string const& url, RecordId contact) {
    auto const own_host = analytics::hostname_of(ask.request().origin() + "/");
    auto const hostname = url.starts_with('/') ? own_host : analytics::hostname_of(url);
    if (hostname.empty()) return;
    auto& collector = ask.part<analytics::Collector>();
    for (auto const& domain : sites_of(ask, hostname, own_host)) {
        auto const visitor = collector.visitor_of(ask.request(), domain, hostname);
        if (!visitor) continue;
        static_cast<void>(collector.link(ask.actor().workspace_id, *visitor, ContactId(contact.value)));
        return;
    }
}

struct Destination {
    Held mail;
    std::string url;
};

Result<Response> follow(http::Ask& ask, std::string const& token, std::int64_t number) {
    auto const found = ask.read([&](db::Read& read) -> Result<std::optional<Destination>> {
        auto mail = held(read, token);
        auto const stored = mail ? find_link(read, mail->mail.campaign, number) : std::nullopt;
        if (!stored) return std::optional<Destination>{};
        if (!has_own_host(*stored)) {
            auto const to = signed_destination(consent::signer_of(read), token, ask.request().query_value("to").value_or(""));
            return to ? std::optional(Destination{*std::move(mail), *to}) : std::nullopt;
        }
        auto contacts = liquid_contacts(read, {mail->mail.contact}, properties_in(*stored));
        auto const url = write_url(*stored, contacts[mail->mail.contact], read.now());
        return Destination{*std::move(mail), url.value_or(*stored)};
    });
    if (!found) return fail(found);
    if (!*found) {
        return ask.read([](db::Read& read) -> Result<Response> { return consent::dead_link(read); });
    }
    auto const& [mail, url] = **found;
    auto const landing = landing_url(
        url,
        ask.read([&](db::Read& read) -> Result<std::string> { return sending_of(read, mail.mail.campaign).utm_campaign; }).value_or(""),
        mail.mail.campaign);
    if (ask.request().method == http::GET && !is_machine(ask)) {
        auto const noted = ask.write([&](db::Write& write) -> Result<void> {
            if (auto const now = held(write, token)) note_click(write, now->campaign, now->recipient, number, url);
            return {};
        });
        tie_visitor(ask, landing, mail.mail.contact);
    }
    auto response = http::redirect(landing, 302);
    response.headers.set("Referrer-Policy", "no-referrer");
    return response;
}

std::string topic_name(db::Read& read, Held const& held) {
    auto const topic = consent::find_topic(read, held.campaign.topic_key);
    return topic ? topic->name : held.campaign.topic_key;
}

/// Only a page: scanners follow every link of a mail.
Result<Response> ask_to_unsubscribe(db::Read& read, std::string const& token) {
    auto const mail = held(read, token);
    if (!mail) return consent::dead_link(read);
    auto const choose = consent::preferences_link(consent::signer_of(read), "", mail->mail.contact);
    return pages::notice(
        pages::look_of(read), "Unsubscribe?",
        fmt::format(
            R"(<p>{} will get no more mails about <strong>{}</strong>.</p><form method="post"><button>Unsubscribe</button></form><p><a href="{}">Choose topics instead</a></p>)",
            escape_html(mail->recipient.address), escape_html(topic_name(read, *mail)), choose));
}

/// From the page's button, or from the recipient's mail program (RFC 8058): the address alone says who and what.
Result<Response> unsubscribe(db::Write& write, std::string const& token) {
    auto const mail = held(write, token);
    if (!mail) return consent::dead_link(write);
    if (auto done = note_unsubscription(write, mail->campaign, mail->mail.contact); !done) return fail(done);
    auto const choose = consent::preferences_link(consent::signer_of(write), "", mail->mail.contact);
    return pages::notice(
        pages::look_of(write), "You are unsubscribed",
        fmt::format(R"(<p>We send no more mails about {} to {}.</p><p>A slip of the finger? <a href="{}">Choose your topics</a>.</p>)",
                    escape_html(topic_name(write, *mail)), escape_html(mail->recipient.address), choose));
}

/// Links name their campaign.
std::optional<WorkspaceId> owner_of_mail(db::Read& read, std::vector<std::string> const& parameters) {
    auto const mail = mail_from(consent::claimed_payload(token_in(parameters.front())));
    return mail ? workspace_of_campaign(read, mail->campaign) : std::nullopt;
}

http::RouteOptions const page_of_mail{.note = http::page_shape<void, 200, 404>, .owner = owner_of_mail};
http::RouteOptions const picture_of_mail{.note = [](Schemas&, http::Shape& shape) { shape.content_type = "image/gif"; },
                                         .owner = owner_of_mail};
http::RouteOptions const link_of_mail{.note = http::page_shape<void, 302, 404>, .owner = owner_of_mail};
/// What a mail program sends instead of the page's button (RFC 8058).
http::RouteOptions const unsubscribing{
    .note =
        [](Schemas&, http::Shape& shape) {
            shape.form = {{"type", "object"}, {"properties", {{"List-Unsubscribe", {{"type", "string"}}}}}};
            shape.content_type = "text/html";
            shape.statuses = {200, 404};
        },
    .owner = owner_of_mail};

}  // namespace

http::Routes const mail_link_routes = {
    http::route<ask_to_unsubscribe>(http::GET, "/m/unsubscribe/{token}", http::may::anyone, "Ask whether to unsubscribe; changes nothing",
                                    page_of_mail),
    http::route<unsubscribe>(http::POST, "/m/unsubscribe/{token}", http::may::anyone, "Unsubscribe from the topic of a mail",
                             unsubscribing),
    http::route<show_pixel>(http::GET, "/m/o/{token}", http::may::anyone, "The picture in a mail that tells that it was opened",
                            picture_of_mail),
    http::route<follow>(http::GET, "/m/c/{token}/{link}", http::may::anyone, "Follow a link of a mail to its stored address", link_of_mail),
};

}  // namespace tandem::email
