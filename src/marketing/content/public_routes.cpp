// Pages and forms as strangers see them.

#include "crm/consent/links.hpp"
#include "marketing/content/refusing.hpp"
#include "marketing/content/routes.hpp"
#include "marketing/content/showing.hpp"
#include "marketing/content/thanking.hpp"
#include "marketing/content/tracing.hpp"
#include "platform/auth/workspace.hpp"

namespace tandem::content {
namespace {

using http::Request;
using http::Response;

constexpr std::size_t largest_form_bytes = 128 * 1024;

Response form_or_thanks(Asked const& asked, Request const& request, bool embedded) {
    auto const thanks = thanks_in(request, asked.form);
    return page_with(asked, thanks ? *thanks : html_of(fresh_form(asked, request, embedded)), request, embedded);
}

Result<Response> show_page(http::Ask& ask, std::string const& slug, Request const& request) {
    bool const is_team = static_cast<bool>(ask.actor().user_id);
    return ask.read([&](db::Read& read) -> Result<Response> {
        auto page = is_slug(slug) ? find_served(read, slug) : std::nullopt;
        if (!page || (page->state == PageState::draft && !is_team)) return no_such_page(read);
        auto const asked = page->form_id ? find_asked(read, *page->form_id, *page) : Result<Asked>(form_is_gone());
        return asked ? form_or_thanks(*asked, request, false) : plain_page(read, *page, request);
    });
}

Result<Response> show_page_below(http::Ask& ask, std::string const&, std::string const& slug, Request const& request) {
    return show_page(ask, slug, request);
}

Result<Response> show_form(http::Ask& ask, FormId id, Request const& request) {
    bool const embedded = request.query_value("embed").has_value();
    return ask.read([&](db::Read& read) -> Result<Response> {
        auto const asked = find_asked(read, id);
        return asked ? form_or_thanks(*asked, request, embedded) : closed_form(read);
    });
}

Result<Response> hand_out_token(http::Ask& ask, FormId id) {
    return ask.read([&](db::Read& read) -> Result<Response> {
        if (!find_form(read, id)) return form_is_gone();
        return http::respond(FillToken{make_fill_token(consent::signer_of(read), id, now())});
    });
}

Result<Response> allow_scripts(http::Ask&, FormId) {
    Response response{.status = 204};
    response.headers.set("Access-Control-Allow-Methods", "GET, POST");
    response.headers.set("Access-Control-Allow-Headers", "Content-Type");
    response.headers.set("Access-Control-Max-Age", "86400");
    return response;
}

Result<Asked> find_sent(http::Ask& ask, FormId id, std::string const& slug) {
    bool const is_team = static_cast<bool>(ask.actor().user_id);
    return ask.read([&](db::Read& read) -> Result<Asked> {
        auto page = is_slug(slug) ? find_served(read, slug) : std::nullopt;
        if (page && page->form_id == id && (is_team || page->state == PageState::published)) return find_asked(read, id, *std::move(page));
        return find_asked(read, id);
    });
}

Result<Response> send_form(http::Ask& ask, FormId id, Request const& request) {
    auto incoming = read_incoming(request);
    if (!incoming) return fail(incoming);
    auto const asked = find_sent(ask, id, incoming->page_slug);
    if (!asked && incoming->is_json) return fail(asked);
    if (!asked) return ask.read([](db::Read& read) -> Result<Response> { return closed_form(read); });

    Filled filled{.form = asked->form, .answers = read_answers(asked->fields, incoming->given)};
    auto errors = filled.answers.errors;
    filled.agreed = agreed_boxes(asked->form, incoming->consents, errors);
    bool const confirm = asked->form.double_opt_in && !filled.agreed.empty();
    // A machine that fell into the trap learns nothing from the answer.
    if (!incoming->trap.empty()) return thanked(*asked, *incoming, confirm);
    auto const check = check_fill_token(asked->signer, id, incoming->token, now());
    if (auto const refusal = guard(ask.part<SendLimit>(), request, check, errors.empty()))
        return refused(*asked, request, *incoming, check, errors, *refusal);

    filled.token = check.payload;
    filled.page_path = path_shown(*asked, *incoming);
    filled.origin = consent::origin_for_links(ask);
    trace(ask, *asked, *incoming, filled);
    auto const taken = ask.write([&](db::Write& write) -> Result<bool> {
        // Whoever is signed in and tries a form is a visitor like any other: the words are the sender's.
        write.act_as(UserId{}, db::Role::visitor, db::Means::public_link);
        return take(write, filled);
    });
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
                           {.body_limit = largest_form_bytes, .open_to_all = true, .note = describe_form, .owner = owner_of_form}),
    http::route<hand_out_token>(http::GET, "/f/{form_id}/token", http::may::anyone, "A fill token, for forms that other pages show",
                                {.open_to_all = true, .note = describe_token, .owner = owner_of_form}),
    http::route<allow_scripts>(http::OPTIONS, "/f/{form_id}", http::may::anyone, "Let scripts on other sites send forms",
                               {.open_to_all = true, .note = describe_options}),
};

}  // namespace tandem::content
