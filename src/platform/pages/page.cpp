#include "platform/pages/page.hpp"

#include "base/html.hpp"
#include "platform/pages/logo.hpp"

#include <fmt/format.h>

#include <array>

namespace tandem::pages {
namespace {

// No script, nothing from elsewhere; forms go back to where they came from.
constexpr auto secret_policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Safe inside <style>: colours were read and written anew.
std::string tokens_of(Look const& look) {
    auto const colors = palette_of(look);
    return fmt::format(
        ":root{{--brand-primary:{};--brand-on-primary:{};--brand-heading:{};--brand-accent:{};--brand-text:{};--brand-muted:{};--brand-background:{};--brand-line:{}}}\n",
        colors.primary, colors.on_primary, colors.heading, colors.accent, colors.text, colors.muted, colors.background, colors.line);
}

std::string head_of(Page const& page) {
    auto head =
        fmt::format(R"(<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{}</title>)",
                    escape_html(page.title));
    if (!page.description.empty()) head += fmt::format(R"(<meta name="description" content="{}">)", escape_html(page.description));
    if (!page.is_indexed) head += R"(<meta name="robots" content="noindex, nofollow">)";
    head += R"(<link rel="icon" href="data:,">)";  // or browsers ask for one
    head += page.head;
    return head += fmt::format("<style>{}{}</style>", tokens_of(page.look), style_sheet());
}

std::string company_of(Look const& look) {
    auto const name = escape_html(look.company_name.value);
    if (!look.logo) return name;
    auto const at = [&](int width) { return escape_html(logo_path(look.logo->value, width)); };
    return fmt::format(R"(<img src="{}" srcset="{} 2x" alt="{}" height="36">)", at(320), at(640), name);
}

std::string header_of(Page const& page) {
    auto const company = company_of(page.look);
    if (page.is_framed || company.empty()) return {};
    return fmt::format(
        R"(<a class="skip" href="#content">To the content</a><header class="head"><div class="wide"><span class="company">{}</span>{}</div></header>)",
        company, page.facts);
}

std::string footer_of(Page const& page) {
    auto line = escape_html(address_line(page.look));
    if (page.is_framed || line.empty()) return {};
    if (auto const phone = escape_html(page.look.phone.value); !phone.empty()) line += fmt::format(" · <span>{}</span>", phone);
    if (auto const email = escape_html(page.look.email.value); !email.empty())
        line += fmt::format(R"( · <a href="mailto:{0}">{0}</a>)", email);
    auto const legal = page.look.footer.value.empty() ? "" : fmt::format(R"(<p class="lines">{}</p>)", escape_html(page.look.footer.value));
    return fmt::format(R"(<footer class="foot"><div class="wide"><p>{}</p>{}</div></footer>)", line, legal);
}

constexpr std::array layout_classes = {"is-words", "is-beside", "is-card"};

}  // namespace

std::string html_of(Page const& page) {
    auto const strip = page.strip.empty() ? "" : fmt::format(R"(<p class="strip">{}</p>)", escape_html(page.strip));
    return fmt::format(
        "<!doctype html>\n<html lang=\"en\"><head>{}</head>\n<body class=\"{}\">{}{}\n<main id=\"content\" class=\"wide {}\">{}</main>\n{}{}</body></html>\n",
        head_of(page),
        page.is_framed     ? "is-framed"
        : page.bar.empty() ? ""
                           : "has-bar",
        header_of(page), strip, layout_classes.at(static_cast<std::size_t>(page.layout)), page.body, footer_of(page), page.bar);
}

http::Response respond(Page const& page, int status) {
    auto response = http::html(html_of(page), status);
    response.headers.set("Content-Security-Policy", secret_policy);
    response.headers.set("Referrer-Policy", "no-referrer");
    response.headers.set("X-Robots-Tag", "noindex, nofollow");
    return response;
}

http::Response notice(Look const& look, std::string_view title, std::string_view content, int status) {
    return respond({.look = look,
                    .title = std::string(title),
                    .body = fmt::format(R"(<section class="card notice"><h1>{}</h1>{}</section>)", escape_html(title), content),
                    .layout = Layout::card},
                   status);
}

std::string paragraph(std::string_view words) { return fmt::format("<p>{}</p>", escape_html(words)); }

}  // namespace tandem::pages
