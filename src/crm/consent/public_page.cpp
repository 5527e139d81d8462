#include "crm/consent/public_page.hpp"

#include <fmt/format.h>

namespace tandem::consent {
namespace {

constexpr std::string_view style = R"(
*{box-sizing:border-box}body{margin:0;background:var(--brand-background);color:var(--brand-text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:520px;margin:0 auto;padding:48px 16px}
.card{background:#fff;border:1px solid var(--brand-line);border-radius:8px;padding:32px}
header{display:flex;align-items:center;gap:12px;margin-bottom:24px;font-weight:600;color:var(--brand-heading)}header img{max-height:40px;max-width:180px}
h1{font-size:24px;line-height:32px;letter-spacing:-.017em;margin:0 0 12px;color:var(--brand-heading)}p{margin:0 0 16px}
button{font:inherit;font-weight:600;min-height:44px;padding:8px 20px;border:0;border-radius:6px;background:var(--brand-primary);color:var(--brand-on-primary);cursor:pointer}
button.quiet{background:none;color:var(--brand-text);text-decoration:underline;padding:8px 0}
button:focus-visible,input:focus-visible,a:focus-visible{outline:3px solid var(--brand-primary);outline-offset:2px}
label{display:grid;grid-template-columns:24px 1fr;gap:4px 8px;padding:12px 0;border-top:1px solid var(--brand-line)}label span{grid-column:2;color:var(--brand-muted);font-size:14px}
input[type=checkbox]{width:18px;height:18px;margin:3px 0 0;accent-color:var(--brand-primary)}
fieldset{border:0;margin:0 0 20px;padding:0}legend{padding:0;margin:0 0 12px}a{color:inherit}
footer{margin-top:24px;font-size:13px;color:var(--brand-muted)})";

std::string head_of(brand::Brand const& brand) {
    if (brand.logo) return fmt::format(R"(<img src="{}" alt="{}">)", escaped(*brand.logo), escaped(brand.company_name.value));
    return escaped(brand.company_name.value);
}

std::string foot_of(brand::Brand const& brand) {
    std::string lines = escaped(brand.company_name.value);
    for (auto const& line : brand.address_lines) lines += ", " + escaped(line.value);
    return lines;
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (char const c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

http::Response public_page(brand::Brand const& brand, std::string_view title, std::string_view content, int status) {
    auto page = fmt::format(
        R"(<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>{0}</title><style>{1}{2}</style></head><body><main><div class="card"><header>{3}</header><h1>{0}</h1>{4}</div><footer>{5}</footer></main></body></html>)",
        escaped(title), brand::css_variables(brand), style, head_of(brand), content, foot_of(brand));
    auto response = http::html(std::move(page), status);
    response.headers.set("Referrer-Policy", "no-referrer");
    return response;
}

http::Response dead_link_page(brand::Brand const& brand, std::string_view sentence, int status) {
    return public_page(brand, "This link does not work", fmt::format("<p>{}</p>", escaped(sentence)), status);
}

}  // namespace tandem::consent
