// Pages and forms as strangers see them.

#include "crm/consent/public_page.hpp"
#include "marketing/analytics/acquisition.hpp"
#include "marketing/analytics/collector.hpp"
#include "marketing/content/routes.hpp"
#include "marketing/content/spam_guard.hpp"
#include "marketing/content/store.hpp"
#include "marketing/content/submission.hpp"
#include "marketing/content/views.hpp"
#include "marketing/content/visitor_form.hpp"
#include "platform/auth/secrets.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/static_files.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::content {
namespace {

using http::Request;
using http::Response;

constexpr std::size_t largest_form_bytes = 128 * 1024;
constexpr std::int64_t most_visits = 200;

/// A form with all that showing or taking it needs, read in one go.
struct Asked {
    Form form;
    std::vector<BoundField> fields;
    brand::Brand brand;
    consent::LinkSigner signer;
    std::vector<std::string> domains;
    std::optional<ServedPage> page{};  ///< where it stands; none: on its own
    std::string path{};                ///< of the page, else of the form
};

std::vector<std::string> domains_of(db::Read& read) {
    std::vector<std::string> domains;
    for (auto const& site : analytics::list_sites(read)) domains.push_back(site.domain);
    return domains;
}

Failure form_is_gone() { return not_found("form_unknown", "This form does not exist any more."); }

Result<Asked> find_asked(db::Read& read, FormId id) {
    auto form = find_form(read, id);
    if (!form) return form_is_gone();
    auto fields = bind_fields(read, form->fields);
    return Asked{*std::move(form), std::move(fields), brand::brand_of(read), consent::signer_of(read), domains_of(read), {},
                 path_of_form(id)};
}

void stand_on(db::Read& read, Asked& asked, ServedPage page) {
    asked.path = path_of_page(read, page.slug);
    asked.page = std::move(page);
}

using analytics::hostname_of;

bool holds(std::vector<std::string> const& list, std::string const& text) { return std::ranges::find(list, text) != list.end(); }

/// People may be sent on to another site of ours, which browsers take for a form that goes there.
std::string policy(Form const* form, bool framed) {
    std::string target;
    if (form && form->redirect_url && !form->redirect_url->value.starts_with('/')) {
        auto const& url = form->redirect_url->value;
        target = " " + url.substr(0, url.find_first_of("/?#", url.find("://") + 3));
    }
    return fmt::format(
        "default-src 'self'; img-src 'self' data: https:; style-src 'self' 'unsafe-inline'; frame-ancestors {}; base-uri 'self'; form-action 'self'{}",
        framed ? "*" : "'none'", target);
}

Response not_there(brand::Brand const& brand) {
    return consent::public_page(brand, "This page does not exist", "<p>Perhaps it was moved, or the address has a slip.</p>", 404);
}

Response closed_form(brand::Brand const& brand) {
    return consent::public_page(brand, "This form is closed", "<p>It does not exist any more. Nothing was sent.</p>", 404);
}

Thanks thanks_in(Request const& request) {
    auto const value = request.query_value("thanks");
    if (!value) return Thanks::none;
    return *value == "confirm" ? Thanks::to_confirm : Thanks::done;
}

/// What a fresh form needs to know of the page it is on.
ShownForm fresh_form(Asked const& asked, Request const& request, bool embedded) {
    ShownForm shown{.form = asked.form, .fields = asked.fields};
    shown.token = make_fill_token(asked.signer, asked.form.id, now());
    shown.is_embedded = embedded;
    std::string const referrer(request.headers.get("Referer"));
    if (asked.page) shown.page_slug = asked.page->slug;
    if (embedded && holds(asked.domains, hostname_of(referrer))) {
        shown.page_url = referrer;
        shown.site = hostname_of(referrer);
    } else {
        shown.page_url = request.origin() + request.target;
        shown.site = analytics::own_site(asked.domains, hostname_of(request.origin() + "/"));
        if (hostname_of(referrer) != hostname_of(request.origin() + "/")) shown.referrer = referrer;
    }
    for (auto* text : {&shown.page_url, &shown.referrer})
        if (text->size() > 2'000 || !is_clean_utf8(*text)) text->clear();
    return shown;
}

/// The page a form stands on, or a page of its own; with the form, or thanks in its place.
Response page_with(Asked const& asked, std::string form_html, Request const& request, bool embedded, int status = 200) {
    ShownPage page{.brand = asked.brand,
                   .title = asked.form.name,
                   .form_html = std::move(form_html),
                   .is_embedded = embedded,
                   .is_indexed = asked.page.has_value()};
    if (asked.page) {
        page.title = asked.page->title;
        page.description = asked.page->description;
        page.body_html = asked.page->body_html;
        if (asked.page->state == PageState::draft) page.notice = "Draft: only your team sees this page.";
    }
    if (!embedded) page.site = analytics::own_site(asked.domains, hostname_of(request.origin() + "/"));
    auto response = http::html(html_of(page), status);
    response.headers.set("Content-Security-Policy", policy(&asked.form, !asked.page));
    return response;
}

/// Without a form a page is the same for everybody until it is saved again.
Response plain_page(ServedPage const& served, brand::Brand const& brand, std::vector<std::string> const& domains, Request const& request) {
    ShownPage page{.brand = brand,
                   .title = served.title,
                   .description = served.description,
                   .body_html = served.body_html,
                   .site = analytics::own_site(domains, hostname_of(request.origin() + "/"))};
    if (served.state == PageState::draft) page.notice = "Draft: only your team sees this page.";
    auto html = html_of(page);
    auto const etag = fmt::format("\"{}\"", auth::hash_token(html).substr(0, 32));
    auto response = http::etag_matches(request.headers.get("If-None-Match"), etag) ? Response{.status = 304} : http::html(std::move(html));
    response.headers.set("ETag", etag);
    response.headers.set("Cache-Control", "no-cache");
    response.headers.set("Content-Security-Policy", policy(nullptr, false));
    return response;
}

Result<Response> show_page(http::Ask& ask, std::string const& slug, Request const& request) {
    bool const is_team = static_cast<bool>(ask.actor().user_id);
    return ask.read([&](db::Read& read) -> Result<Response> {
        auto page = is_slug(slug) ? find_served(read, slug) : std::nullopt;
        if (!page || (page->state == PageState::draft && !is_team)) return not_there(brand::brand_of(read));
        auto asked = page->form_id ? find_asked(read, *page->form_id) : Result<Asked>(form_is_gone());
        if (!asked) return plain_page(*page, brand::brand_of(read), domains_of(read), request);
        stand_on(read, *asked, *std::move(page));
        auto const thanks = thanks_in(request);
        return page_with(*asked, thanks == Thanks::none ? html_of(fresh_form(*asked, request, false)) : thanks_html(asked->form, thanks),
                         request, false);
    });
}

Result<Response> show_page_below(http::Ask& ask, std::string const&, std::string const& slug, Request const& request) {
    return show_page(ask, slug, request);
}

Result<Response> show_form(http::Ask& ask, FormId id, Request const& request) {
    bool const embedded = request.query_value("embed").has_value();
    return ask.read([&](db::Read& read) -> Result<Response> {
        auto const asked = find_asked(read, id);
        if (!asked) return closed_form(brand::brand_of(read));
        auto const thanks = thanks_in(request);
        return page_with(*asked, thanks == Thanks::none ? html_of(fresh_form(*asked, request, embedded)) : thanks_html(asked->form, thanks),
                         request, embedded);
    });
}

Response open_to_all(Response response) {
    response.headers.set("Access-Control-Allow-Origin", "*");
    return response;
}

Result<Response> hand_out_token(http::Ask& ask, FormId id) {
    return ask.read([&](db::Read& read) -> Result<Response> {
        if (!find_form(read, id)) return form_is_gone();
        return open_to_all(http::respond(FillToken{make_fill_token(consent::signer_of(read), id, now())}));
    });
}

Result<Response> allow_scripts(http::Ask&, FormId) {
    auto response = open_to_all({.status = 204});
    response.headers.set("Access-Control-Allow-Methods", "GET, POST");
    response.headers.set("Access-Control-Allow-Headers", "Content-Type");
    response.headers.set("Access-Control-Max-Age", "86400");
    return response;
}

SendLimit& send_limit() {
    static SendLimit limit;
    return limit;
}

std::string path_shown(Asked const& asked, Incoming const& incoming) {
    if (asked.page) return asked.path;
    auto const url = analytics::parse_page_url(incoming.page_url);
    if (!url || !incoming.is_embedded) return asked.path;
    return (url->hostname + url->pathname).substr(0, 500);
}

/// Visits of whoever sends, and what this one request tells where nobody counted.
void trace(http::Ask& ask, Asked const& asked, Incoming const& incoming, Filled& filled) {
    auto const& request = ask.request();
    auto const site = holds(asked.domains, incoming.site) ? incoming.site : std::string();
    auto const hostname = incoming.is_embedded && !site.empty() ? site : hostname_of(request.origin() + "/");
    auto& collector = ask.part<analytics::Collector>();
    auto const visitor = site.empty() ? std::nullopt : collector.visitor_of(request, site, hostname, incoming.consented_id);
    if (visitor) {
        filled.visitor_ids.push_back(visitor->visitor_id);
        for (auto const former : visitor->former_visitor_ids)
            if (former != 0) filled.visitor_ids.push_back(former);
        collector.store().catch_up();
        auto const visits = collector.store().find_visits(
            {.workspace_id = ask.actor().workspace_id, .visitor_ids = filled.visitor_ids, .limit = most_visits});
        for (auto visit = visits.rbegin(); visit != visits.rend(); ++visit) filled.touches.push_back(touch_of(*visit));
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

/// A form that was sent is a goal of the site it stands on, reached in the visit of whoever sent it.
void count_goal(http::Ask& ask, Asked const& asked, Incoming const& incoming) {
    auto const page = analytics::parse_page_url(incoming.page_url);
    if (!page || !holds(asked.domains, incoming.site)) return;
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

struct Refusal {
    ErrorKind kind;
    std::string code, sentence;
};

/// Why a sending is not taken as it is; nullopt when it may be.
std::optional<Refusal> guard(Request const& request, FillCheck const& check, bool is_right) {
    switch (check.verdict) {
        case FillVerdict::not_ours:
            return Refusal{ErrorKind::invalid, "token_invalid",
                           "This form could not be recognised. Please send it once more; what you wrote is still here."};
        case FillVerdict::too_old:
            return Refusal{ErrorKind::invalid, "token_expired",
                           "This form was open for more than a day. Please send it once more; what you wrote is still here."};
        case FillVerdict::too_quick:
            return Refusal{ErrorKind::invalid, "too_quick",
                           "That was quicker than people are. Please send it once more; what you wrote is still here."};
        case FillVerdict::fine:
            break;
    }
    if (!is_right) return Refusal{ErrorKind::invalid, "fields_invalid", "Something is missing or not right yet. Please look below."};
    if (!send_limit().admit(request.client_ip, now()))
        return Refusal{ErrorKind::too_many, "too_many_forms",
                       "Too many forms came from your network. Please try again in a few minutes; what you wrote is still here."};
    return std::nullopt;
}

Response refused(Asked const& asked, Request const& request, Incoming& incoming, FillCheck const& check,
                 std::map<std::string, std::string> const& errors, Refusal const& refusal) {
    auto const status = http::status_of(refusal.kind);
    if (incoming.is_json) {
        Error error{refusal.kind, refusal.code, refusal.sentence, {}};
        for (auto const& [name, sentence] : errors) error.fields.push_back({"/fields/" + name, "invalid", sentence});
        return open_to_all(http::error_response(error, request.id));
    }
    ShownForm shown{
        .form = asked.form, .fields = asked.fields, .given = std::move(incoming.given), .errors = errors, .problem = refusal.sentence};
    shown.given[consent_field] = incoming.consents;
    bool const usable = check.verdict == FillVerdict::fine || check.verdict == FillVerdict::too_quick;
    shown.token = usable ? incoming.token : make_fill_token(asked.signer, asked.form.id, now());
    if (asked.page) shown.page_slug = asked.page->slug;
    shown.page_url = incoming.page_url;
    shown.referrer = incoming.referrer;
    shown.site = incoming.site;
    shown.is_embedded = incoming.is_embedded;
    return page_with(asked, html_of(shown), request, incoming.is_embedded, status);
}

Response thanked(Asked const& asked, Incoming const& incoming, bool confirm) {
    auto const& redirect = asked.form.redirect_url;
    if (incoming.is_json)
        return open_to_all(http::respond(Sent{asked.form.thanks_text, confirm, redirect ? std::optional(redirect->value) : std::nullopt}));
    if (redirect) return http::redirect(redirect->value);
    return http::redirect(
        fmt::format("{}?thanks={}{}#form", asked.path, confirm ? "confirm" : "done", incoming.is_embedded ? "&embed=1" : ""));
}

Result<Asked> find_sent(http::Ask& ask, FormId id, std::string const& slug) {
    bool const is_team = static_cast<bool>(ask.actor().user_id);
    return ask.read([&](db::Read& read) -> Result<Asked> {
        auto asked = find_asked(read, id);
        if (!asked) return asked;
        auto page = is_slug(slug) ? find_served(read, slug) : std::nullopt;
        if (page && page->form_id == id && (is_team || page->state == PageState::published)) stand_on(read, *asked, *std::move(page));
        return asked;
    });
}

Result<Response> send_form(http::Ask& ask, FormId id, Request const& request) {
    auto incoming = read_incoming(request);
    if (!incoming) return open_to_all(http::error_response(incoming.error(), request.id));
    auto const asked = find_sent(ask, id, incoming->page_slug);
    if (!asked && incoming->is_json) return open_to_all(http::error_response(asked.error(), request.id));
    if (!asked) return ask.read([](db::Read& read) -> Result<Response> { return closed_form(brand::brand_of(read)); });

    Filled filled{.form = asked->form, .answers = read_answers(asked->fields, incoming->given)};
    auto errors = filled.answers.errors;
    filled.agreed = agreed_boxes(asked->form, incoming->consents, errors);
    bool const confirm = asked->form.double_opt_in && !filled.agreed.empty();
    // A machine that fell into the trap learns nothing from the answer.
    if (!incoming->trap.empty()) return thanked(*asked, *incoming, confirm);
    auto const check = check_fill_token(asked->signer, id, incoming->token, now());
    if (auto const refusal = guard(request, check, errors.empty())) return refused(*asked, request, *incoming, check, errors, *refusal);

    filled.token = check.payload;
    filled.page_path = path_shown(*asked, *incoming);
    filled.origin = consent::origin_for_links(ask);
    trace(ask, *asked, *incoming, filled);
    auto const taken = ask.write([&](db::Write& write) -> Result<bool> {
        // Whoever is signed in and tries a form is a visitor like any other: the words are the sender's.
        write.act_as(UserId{}, db::Role::visitor, db::Means::public_link);
        return take(write, filled);
    });
    if (!taken && incoming->is_json) return open_to_all(http::error_response(taken.error(), request.id));
    if (!taken) return fail(taken);
    if (*taken) count_goal(ask, *asked, *incoming);
    return thanked(*asked, *incoming, confirm);
}

std::optional<WorkspaceId> owner_at_root(db::Read& read, std::vector<std::string> const&) { return auth::workspace_at(read, ""); }

std::optional<WorkspaceId> owner_below(db::Read& read, std::vector<std::string> const& parameters) {
    return parameters.front().empty() ? std::nullopt : auth::workspace_at(read, parameters.front());
}

std::optional<WorkspaceId> owner_of_form(db::Read& read, std::vector<std::string> const& parameters) {
    auto const id = parse_id(parameters.front());
    return id ? workspace_of_form(read, FormId(*id)) : std::nullopt;
}

/// Fields are named after the form's properties; those that begin with tandem_ are ours.
void describe_form(Schemas& schemas, http::Shape& shape) {
    json::object const text{{"type", "string"}};
    shape.body = schema_of<Sending>(schemas);
    shape.form = {{"type", "object"},
                  {"properties", {{token_field, text}, {consent_field, {{"type", "array"}, {"items", text}}}}},
                  {"required", {token_field}},
                  {"additionalProperties", text}};
    shape.content_type = "application/json";
    shape.statuses = {200, 303, 400, 404, 429};
}

void describe_options(Schemas&, http::Shape& shape) { shape.statuses = {204}; }
void describe_token(Schemas&, http::Shape& shape) { shape.content_type = "application/json"; }

}  // namespace

http::Routes const content_public_routes = {
    http::route<show_page>(http::GET, "/p/{slug}", http::may::anyone, "A public page of the first workspace",
                           {.note = http::page_shape<void, 200, 304, 404>, .owner = owner_at_root}),
    http::route<show_page_below>(http::GET, "/w/{workspace}/p/{slug}", http::may::anyone, "A public page of a further workspace",
                                 {.note = http::page_shape<void, 200, 304, 404>, .owner = owner_below}),
    http::route<show_form>(http::GET, "/f/{form_id}", http::may::anyone, "A form on a page of its own, also for frames",
                           {.note = http::page_shape<void, 200, 404>, .owner = owner_of_form}),
    http::route<send_form>(http::POST, "/f/{form_id}", http::may::anyone, "Take a form that somebody filled in",
                           {.body_limit = largest_form_bytes, .note = describe_form, .owner = owner_of_form}),
    http::route<hand_out_token>(http::GET, "/f/{form_id}/token", http::may::anyone, "A fill token, for forms that other pages show",
                                {.note = describe_token, .owner = owner_of_form}),
    http::route<allow_scripts>(http::OPTIONS, "/f/{form_id}", http::may::anyone, "Let scripts on other sites send forms",
                               {.note = describe_options}),
};

}  // namespace tandem::content
