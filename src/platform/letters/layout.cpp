#include "platform/letters/layout.hpp"

#include "platform/pages/logo.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace tandem::letters {
namespace {

constexpr std::string_view sans = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

/// cmark writes elements without attributes of their own, so that these spellings are all there are.
std::string with_styles(std::string html, pages::Palette const& colors) {
    std::vector<std::pair<std::string_view, std::string>> const styles = {
        {"<h1>",
         fmt::format(R"(<h1 style="margin:0 0 12px;font-size:26px;line-height:32px;font-weight:700;letter-spacing:-.02em;color:{}">)",
                     colors.heading)},
        {"<h2>", fmt::format(R"(<h2 style="margin:24px 0 8px;font-size:20px;line-height:28px;font-weight:700;color:{}">)", colors.heading)},
        {"<h3>", fmt::format(R"(<h3 style="margin:20px 0 4px;font-size:16px;line-height:24px;font-weight:700;color:{}">)", colors.heading)},
        {"<p>", R"(<p style="margin:0 0 16px">)"},
        {"<ul>", R"(<ul style="margin:0 0 16px;padding-left:22px">)"},
        {"<ol>", R"(<ol style="margin:0 0 16px;padding-left:22px">)"},
        {"<li>", R"(<li style="margin:0 0 6px">)"},
        {"<blockquote>", fmt::format(R"(<blockquote style="margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid {}">)", colors.line)},
        {"<hr />", fmt::format(R"(<hr style="border:0;border-top:1px solid {};margin:24px 0">)", colors.line)},
        {"<table>",
         R"(<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 16px;width:100%;border-collapse:collapse">)"},
        {"<th>", fmt::format(R"(<th align="left" style="padding:6px 8px 6px 0;border-bottom:1px solid {}">)", colors.line)},
        {"<td>", fmt::format(R"(<td style="padding:6px 8px 6px 0;border-bottom:1px solid {}">)", colors.line)},
        {"<img ", R"(<img style="display:block;max-width:100%;height:auto;border:0" )"},
        {"<a href=", fmt::format(R"(<a style="color:{}" href=)", colors.heading)},
    };
    for (auto const& [from, to] : styles) replace_all(html, from, to);
    return html;
}

/// [words](address "button") is a button.
std::string with_buttons(std::string html, pages::Palette const& colors) {
    constexpr std::string_view title = R"( title="button">)";
    auto const style =
        fmt::format("display:inline-block;padding:12px 20px;border-radius:6px;background:{};color:{};font-weight:600;text-decoration:none",
                    colors.primary, colors.on_primary);
    for (auto at = html.find(title); at != std::string::npos; at = html.find(title, at)) {
        html.replace(at, title.size(), ">");
        auto const open = html.rfind("<a style=\"", at);
        if (open == std::string::npos) continue;
        auto const begin = open + 10;
        html.replace(begin, html.find('"', begin) - begin, style);
        at = open;
    }
    return html;
}

}  // namespace

std::string html_layout(std::string_view content, pages::Look const& look) {
    auto const colors = pages::palette_of(look);
    auto body = with_buttons(with_styles(std::string(content), colors), colors);
    return fmt::format(
        R"(<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"><title>{{{{ tandem.subject }}}}</title></head>
<body style="margin:0;padding:0;background:{background}">
<div style="display:none;max-height:0;overflow:hidden">{{{{ tandem.first_line }}}}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:{background}"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="480" cellpadding="0" cellspacing="0" style="width:100%;max-width:480px;background:#ffffff;border-radius:6px">
<tr><td style="padding:28px 32px 20px;font:700 20px/28px {sans};color:{heading}">{{% if tandem.logo %}}<img src="{{{{ tandem.logo }}}}" alt="{{{{ tandem.company }}}}" height="36" style="display:block;height:36px;width:auto;max-width:220px;border:0">{{% else %}}{{{{ tandem.company }}}}{{% endif %}}</td></tr>
<tr><td style="padding:0 32px 24px;font:16px/24px {sans};color:{text};word-break:break-word">
{body}</td></tr>
<tr><td style="padding:16px 32px 28px;border-top:1px solid {line};font:13px/20px {sans};color:{muted}">{{{{ tandem.address }}}}.{{% if tandem.reason %}} {{{{ tandem.reason }}}}{{% endif %}}{{% if unsubscribe_url %}} <a href="{{{{ unsubscribe_url }}}}" style="color:{muted}">Unsubscribe</a> or <a href="{{{{ preferences_url }}}}" style="color:{muted}">choose topics</a>.{{% endif %}}{{% if tandem.footer != "" %}}<br>{{{{ tandem.footer | newline_to_br }}}}{{% endif %}}</td></tr>
</table></td></tr></table>{{% if tandem.pixel and tandem.pixel != "" %}}<img src="{{{{ tandem.pixel }}}}" width="1" height="1" alt="" style="display:block">{{% endif %}}
</body></html>
)",
        fmt::arg("background", colors.background), fmt::arg("sans", sans), fmt::arg("heading", colors.heading),
        fmt::arg("text", colors.text), fmt::arg("muted", colors.muted), fmt::arg("line", colors.line), fmt::arg("body", body));
}

std::string text_layout(std::string_view content) {
    return std::string(content) +
           "\n\n-- \n{{ tandem.address }}.{% if tandem.reason %} {{ tandem.reason }}{% endif %}\n"
           "{% if unsubscribe_url %}Unsubscribe: {{ unsubscribe_url }}\nChoose topics: {{ preferences_url }}\n{% endif %}";
}

json::object surroundings(pages::Look const& look) {
    json::object words{{"company", look.company_name.value}, {"address", pages::address_line(look)}, {"footer", look.footer.value}};
    if (look.logo && !look.origin.empty()) words["logo"] = look.origin + pages::logo_path(look.logo->value, 640);
    return words;
}

}  // namespace tandem::letters
