#include "marketing/content/html.hpp"

#include "crm/consent/public_page.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::content {
namespace {

using consent::escaped;

std::string_view first_of(Given const& given, std::string const& name) {
    auto const found = given.find(name);
    return found == given.end() || found->second.empty() ? std::string_view{} : std::string_view(found->second.front());
}

bool holds(Given const& given, std::string const& name, std::string const& value) {
    auto const found = given.find(name);
    return found != given.end() && std::ranges::find(found->second, value) != found->second.end();
}

std::string error_html(std::map<std::string, std::string> const& errors, std::string const& name) {
    auto const found = errors.find(name);
    if (found == errors.end()) return {};
    return fmt::format(R"(<p class="error" id="e-{}">{}</p>)", escaped(name), escaped(found->second));
}

std::string_view autocomplete_of(std::string_view property) {
    static std::map<std::string_view, std::string_view> const known = {{"email", "email"},
                                                                       {"firstname", "given-name"},
                                                                       {"lastname", "family-name"},
                                                                       {"phone", "tel"},
                                                                       {"mobilephone", "tel"},
                                                                       {"company", "organization"},
                                                                       {"jobtitle", "organization-title"},
                                                                       {"website", "url"},
                                                                       {"address", "street-address"},
                                                                       {"city", "address-level2"},
                                                                       {"state", "address-level1"},
                                                                       {"zip", "postal-code"},
                                                                       {"country", "country-name"}};
    auto const found = known.find(property);
    return found == known.end() ? std::string_view{} : found->second;
}

/// What every control has: name, what it must be, where its error is.
std::string attributes_of(BoundField const& field, ShownForm const& shown) {
    auto const& name = field.field.property.value;
    auto text = fmt::format(R"( id="f-{0}" name="{0}")", escaped(name));
    if (field.field.required || name == "email") text += " required";
    if (auto const hint = autocomplete_of(name); !hint.empty()) text += fmt::format(R"( autocomplete="{}")", hint);
    if (field.field.placeholder && !field.field.placeholder->value.empty())
        text += fmt::format(R"( placeholder="{}")", escaped(field.field.placeholder->value));
    if (shown.errors.contains(name)) text += fmt::format(R"( aria-invalid="true" aria-describedby="e-{}")", escaped(name));
    return text;
}

std::string_view input_type(FieldKind kind) {
    switch (kind) {
        case FieldKind::email:
            return "email";
        case FieldKind::phone:
            return "tel";
        case FieldKind::date:
            return "date";
        default:
            return "text";
    }
}

std::string select_html(BoundField const& field, ShownForm const& shown) {
    auto const& name = field.field.property.value;
    auto html = fmt::format(
        R"(<select{}><option value="">{}</option>)", attributes_of(field, shown),
        escaped(field.field.placeholder && !field.field.placeholder->value.empty() ? field.field.placeholder->value : "Please choose"));
    for (auto const& option : field.options)
        html += fmt::format(R"(<option value="{}"{}>{}</option>)", escaped(option.value),
                            first_of(shown.given, name) == option.value ? " selected" : "", escaped(option.label));
    return html + "</select>";
}

std::string boxes_html(BoundField const& field, ShownForm const& shown) {
    auto const& name = field.field.property.value;
    auto html = fmt::format(R"(<fieldset class="field"><legend>{}{}</legend>)", escaped(field.field.label.value),
                            field.field.required ? "" : "<small>optional</small>");
    for (auto const& option : field.options)
        html += fmt::format(R"(<label class="box"><input type="checkbox" name="{}" value="{}"{}><span>{}</span></label>)", escaped(name),
                            escaped(option.value), holds(shown.given, name, option.value) ? " checked" : "", escaped(option.label));
    return html + error_html(shown.errors, name) + "</fieldset>";
}

std::string control_html(BoundField const& field, ShownForm const& shown) {
    auto const value = escaped(first_of(shown.given, field.field.property.value));
    if (field.kind == FieldKind::textarea) return fmt::format("<textarea rows=\"4\"{}>\n{}</textarea>", attributes_of(field, shown), value);
    if (field.kind == FieldKind::select) return select_html(field, shown);
    auto const digits = field.kind == FieldKind::number ? R"( inputmode="decimal")" : "";
    return fmt::format(R"(<input type="{}"{} value="{}"{}>)", input_type(field.kind), digits, value, attributes_of(field, shown));
}

std::string field_html(BoundField const& field, ShownForm const& shown) {
    auto const& name = field.field.property.value;
    if (field.kind == FieldKind::checkboxes) return boxes_html(field, shown);
    if (field.kind == FieldKind::checkbox)
        return fmt::format(
            R"(<div class="field"><label class="box"><input type="checkbox" value="true"{}{}><span>{}</span></label>{}</div>)",
            attributes_of(field, shown), first_of(shown.given, name).empty() ? "" : " checked", escaped(field.field.label.value),
            error_html(shown.errors, name));
    bool const required = field.field.required || name == "email";
    return fmt::format(R"(<div class="field"><label for="f-{}">{}{}</label>{}{}</div>)", escaped(name), escaped(field.field.label.value),
                       required ? "" : "<small>optional</small>", control_html(field, shown), error_html(shown.errors, name));
}

std::string consent_html(ConsentBox const& box, ShownForm const& shown) {
    auto const& key = box.topic_key.value;
    return fmt::format(
        R"(<div class="field"><label class="box"><input type="checkbox" name="{}" value="{}"{}{}><span>{}</span></label>{}</div>)",
        consent_field, escaped(key), holds(shown.given, consent_field, key) ? " checked" : "", box.required ? " required" : "",
        escaped(box.text.value), error_html(shown.errors, key));
}

std::string hidden(std::string_view name, std::string_view value) {
    return value.empty() ? std::string() : fmt::format(R"(<input type="hidden" name="{}" value="{}">)", name, escaped(value));
}

constexpr std::string_view style = R"(
*{box-sizing:border-box}body{margin:0;background:var(--brand-background);color:var(--brand-text);font:17px/1.6 system-ui,-apple-system,"Segoe UI",sans-serif;overflow-wrap:break-word}
a{color:var(--brand-heading)}.bar{display:flex;align-items:center;min-height:72px;padding:16px 24px;max-width:1080px;margin:0 auto;font-weight:600;color:var(--brand-heading)}.bar img{max-height:40px;max-width:200px;display:block}
main{max-width:1080px;margin:0 auto;padding:16px 24px 64px}main.narrow{max-width:728px}
.two{display:grid;gap:40px}@media(min-width:900px){.two{grid-template-columns:minmax(0,1fr) 380px;gap:64px}.two>.card{position:sticky;top:24px;align-self:start}}
h1,h2,h3{color:var(--brand-heading);line-height:1.2;letter-spacing:-.017em;margin:1.6em 0 .5em;text-wrap:balance}h1{font-size:clamp(30px,5vw,44px);margin-top:.2em}h2{font-size:26px}h3{font-size:20px}
p,ul,ol,blockquote,pre,table{margin:0 0 1em}img{max-width:100%;height:auto;border-radius:8px}li{margin:.25em 0}
blockquote{border-left:3px solid var(--brand-accent);padding-left:16px;color:var(--brand-muted)}code,pre{font:.9em ui-monospace,monospace}pre{overflow:auto;padding:16px;background:#fff;border:1px solid var(--brand-line);border-radius:8px}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:8px 12px 8px 0;border-bottom:1px solid var(--brand-line)}hr{border:0;border-top:1px solid var(--brand-line);margin:2em 0}
.card{background:#fff;border:1px solid var(--brand-line);border-radius:12px;padding:24px}.card{scroll-margin-top:16px}.card h2{margin:0 0 8px;font-size:22px}.card p:last-child{margin-bottom:0}
form{display:grid;gap:16px}.field{display:grid;gap:6px;border:0;margin:0;padding:0;min-width:0}.field>label,legend{font-size:15px;font-weight:600;padding:0;display:flex;justify-content:space-between;gap:8px;align-items:baseline}legend{width:100%;margin-bottom:6px}small{font-size:13px;font-weight:400;color:var(--brand-muted)}
input,select,textarea{font:inherit;font-size:16px;line-height:1.4;width:100%;min-height:44px;padding:9px 12px;border:1px solid #8a8a94;border-radius:6px;background:#fff;color:var(--brand-text)}textarea{resize:vertical}
input::placeholder,textarea::placeholder{color:var(--brand-muted);opacity:1}[aria-invalid]{border-color:#b3261e}
.field>.box,.box{display:grid;grid-template-columns:20px 1fr;gap:10px;justify-content:start;font-weight:400;font-size:15px;line-height:1.45;align-items:start}.box input{width:18px;min-height:18px;height:18px;margin:2px 0 0;padding:0;accent-color:var(--brand-primary)}
button{font:inherit;font-weight:600;min-height:48px;padding:10px 20px;border:0;border-radius:6px;background:var(--brand-primary);color:var(--brand-on-primary);cursor:pointer}
:focus-visible{outline:3px solid var(--brand-primary);outline-offset:2px}
.error{margin:0;font-size:14px;line-height:1.4;color:#b3261e}.problem{margin:0;padding:12px;border-radius:6px;background:#fdeeee;color:#8f1d16;font-size:15px}
.away{position:absolute;left:-10000px;width:1px;height:1px;overflow:hidden}.thanks{white-space:pre-line}
.notice{padding:8px 24px;background:#232329;color:#fff;font-size:14px;text-align:center}
footer{max-width:1080px;margin:0 auto;padding:24px;border-top:1px solid var(--brand-line);font-size:14px;color:var(--brand-muted);white-space:pre-line}
footer span{white-space:nowrap}
.embedded{background:none}.embedded main{padding:0}.embedded .card{border-radius:8px}
@media(max-width:600px){.bar{padding:12px 16px;min-height:56px}main{padding:8px 16px 48px}.card{padding:20px 16px}footer{padding:16px}})";

std::string bar_of(brand::Brand const& brand) {
    if (!brand.logo) return escaped(brand.company_name.value);
    return fmt::format(R"(<img src="{}" alt="{}">)", escaped(*brand.logo), escaped(brand.company_name.value));
}

std::string footer_of(brand::Brand const& brand) {
    auto text = escaped(brand.company_name.value);
    for (auto const& line : brand.address_lines) text += ", " + escaped(line.value);
    if (!brand.email.value.empty()) text += " · <span>" + escaped(brand.email.value) + "</span>";
    if (!brand.phone.value.empty()) text += " · <span>" + escaped(brand.phone.value) + "</span>";
    if (!brand.footer.value.empty()) text += "\n" + escaped(brand.footer.value);
    return text;
}

std::string main_of(ShownPage const& page) {
    auto const card =
        page.form_html.empty() ? std::string() : fmt::format(R"(<section class="card" id="form">{}</section>)", page.form_html);
    if (page.body_html.empty() && !card.empty())
        return fmt::format(R"(<main class="narrow"><h1 class="away">{}</h1>{}</main>)", escaped(page.title), card);
    bool const has_heading = page.body_html.starts_with("<h1>");
    auto const article = fmt::format("<article>{}{}</article>", has_heading ? "" : "<h1>" + escaped(page.title) + "</h1>", page.body_html);
    return card.empty() ? fmt::format(R"(<main class="narrow">{}</main>)", article)
                        : fmt::format(R"(<main class="two">{}{}</main>)", article, card);
}

std::string head_of(ShownPage const& page) {
    auto head =
        fmt::format(R"(<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{}</title>)",
                    escaped(page.title));
    if (!page.description.empty()) head += fmt::format(R"(<meta name="description" content="{}">)", escaped(page.description));
    head += R"(<link rel="icon" href="data:,">)";  // or browsers ask for one
    if (!page.is_indexed) head += R"(<meta name="robots" content="noindex">)";
    if (!page.site.empty())
        head += fmt::format(R"(<script defer data-domain="{}" data-local src="/js/script.js"></script>)", escaped(page.site));
    return head + fmt::format("<style>{}{}</style>", brand::css_variables(page.brand), style);
}

}  // namespace

std::string html_of(ShownForm const& shown) {
    auto html = fmt::format(R"(<form method="post" action="/f/{}#form">)", to_string(shown.form.id));
    if (!shown.problem.empty()) html += fmt::format(R"(<p class="problem" role="alert">{}</p>)", escaped(shown.problem));
    for (auto const& field : shown.fields) html += field_html(field, shown);
    for (auto const& box : shown.form.consents) html += consent_html(box, shown);
    html += fmt::format(
        R"(<div class="away" aria-hidden="true"><label>Leave this empty <input name="{}" tabindex="-1" autocomplete="off"></label></div>)",
        trap_field);
    html += hidden(token_field, shown.token) + hidden("tandem_page", shown.page_slug) + hidden("tandem_page_url", shown.page_url) +
            hidden("tandem_referrer", shown.referrer) + hidden("tandem_site", shown.site) +
            hidden("tandem_embedded", shown.is_embedded ? "1" : "");
    html += R"(<input type="hidden" name="tandem_id">)";  // filled by the tracker where the visitor agreed to an id
    return html + fmt::format("<button>{}</button></form>", escaped(shown.form.button_label.value));
}

std::string thanks_html(Form const& form, Thanks thanks) {
    auto html = fmt::format(R"(<div role="status"><p class="thanks">{}</p>)", escaped(form.thanks_text.value));
    if (thanks == Thanks::to_confirm) html += "<p>We have sent you a mail. Please open it and confirm, so that we know it was you.</p>";
    return html + "</div>";
}

std::string html_of(ShownPage const& page) {
    auto const notice = page.notice.empty() ? std::string() : fmt::format(R"(<div class="notice">{}</div>)", escaped(page.notice));
    auto const bar = page.is_embedded ? std::string() : fmt::format(R"(<header class="bar">{}</header>)", bar_of(page.brand));
    auto const footer = page.is_embedded ? std::string() : fmt::format("<footer>{}</footer>", footer_of(page.brand));
    return fmt::format(R"(<!doctype html><html lang="en"><head>{}</head><body{}>{}{}{}{}</body></html>)", head_of(page),
                       page.is_embedded ? R"( class="embedded")" : "", notice, bar, main_of(page), footer);
}

}  // namespace tandem::content
