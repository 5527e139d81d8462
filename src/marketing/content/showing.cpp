#include "marketing/content/showing.hpp"

#include "marketing/analytics/acquisition.hpp"
#include "marketing/analytics/collector.hpp"
#include "marketing/content/spam_guard.hpp"
#include "platform/auth/secrets.hpp"
#include "platform/http/static_files.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::content {
namespace {

using http::Request;
using http::Response;

constexpr auto draft_notice = "Draft: only your team sees this page.";

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

}  // namespace

ShownForm fresh_form(Asked const& asked, Request const& request, bool embedded) {
    ShownForm shown{.form = asked.form, .fields = asked.fields};
    shown.token = make_fill_token(asked.signer, asked.form.id, now());
    shown.is_embedded = embedded;
    std::string const referrer(request.headers.get("Referer"));
    if (asked.page) shown.page_slug = asked.page->slug;
    if (embedded && std::ranges::find(asked.domains, analytics::hostname_of(referrer)) != asked.domains.end()) {
        shown.page_url = referrer;
        shown.site = analytics::hostname_of(referrer);
    } else {
        shown.page_url = request.origin() + request.target;
        shown.site = analytics::own_site(asked.domains, analytics::hostname_of(request.origin() + "/"));
        if (analytics::hostname_of(referrer) != analytics::hostname_of(request.origin() + "/")) shown.referrer = referrer;
    }
    for (auto* text : {&shown.page_url, &shown.referrer})
        if (text->size() > 2'000 || !is_clean_utf8(*text)) text->clear();
    return shown;
}

Response page_with(Asked const& asked, std::string form_html, Request const& request, bool embedded, int status) {
    ShownPage page{.look = asked.look,
                   .title = asked.form.name,
                   .form_html = std::move(form_html),
                   .is_embedded = embedded,
                   .is_indexed = asked.page.has_value()};
    if (asked.page) {
        page.title = asked.page->title;
        page.description = asked.page->description;
        page.body_html = asked.page->body_html;
        if (asked.page->state == PageState::draft) page.notice = draft_notice;
    }
    if (!embedded) page.site = analytics::own_site(asked.domains, analytics::hostname_of(request.origin() + "/"));
    auto response = http::html(html_of(page), status);
    response.headers.set("Content-Security-Policy", policy(&asked.form, !asked.page));
    return response;
}

Response plain_page(db::Read& read, ServedPage const& served, Request const& request) {
    auto const look = pages::look_of(read);
    ShownPage page{.look = look,
                   .title = served.title,
                   .description = served.description,
                   .body_html = served.body_html,
                   .site = analytics::own_site(domains_of(read), analytics::hostname_of(request.origin() + "/"))};
    if (served.state == PageState::draft) page.notice = draft_notice;
    auto html = html_of(page);
    auto const etag = fmt::format("\"{}\"", auth::hash_token(html).substr(0, 32));
    auto response = http::etag_matches(request.headers.get("If-None-Match"), etag) ? Response{.status = 304} : http::html(std::move(html));
    response.headers.set("ETag", etag);
    response.headers.set("Cache-Control", "no-cache");
    response.headers.set("Content-Security-Policy", policy(nullptr, false));
    return response;
}

Response no_such_page(db::Read& read) {
    return pages::notice(pages::look_of(read), "This page does not exist",
                         pages::paragraph("Perhaps it was moved, or the address has a slip."), 404);
}

Response closed_form(db::Read& read) {
    return pages::notice(pages::look_of(read), "This form is closed", pages::paragraph("It does not exist any more. Nothing was sent."),
                         404);
}

}  // namespace tandem::content
