#include "marketing/content/html.hpp"

#include "base/html.hpp"
#include "platform/pages/controls.hpp"

#include <fmt/format.h>

namespace tandem::content {
namespace {

template <class Map>
typename Map::mapped_type found_in(Map const& map, std::string const& name) {
    auto const found = map.find(name);
    return found == map.end() ? typename Map::mapped_type{} : found->second;
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

pages::Control control_of(FieldKind kind) {
    switch (kind) {
        case FieldKind::text:
            return pages::Control::text;
        case FieldKind::textarea:
            return pages::Control::area;
        case FieldKind::email:
            return pages::Control::email;
        case FieldKind::phone:
            return pages::Control::phone;
        case FieldKind::number:
            return pages::Control::number;
        case FieldKind::date:
            return pages::Control::date;
        case FieldKind::select:
            return pages::Control::choice;
        case FieldKind::checkboxes:
            return pages::Control::boxes;
        case FieldKind::checkbox:
            return pages::Control::box;
    }
    return pages::Control::text;
}

std::string field_html(BoundField const& bound, ShownForm const& shown) {
    auto const& name = bound.field.property.value;
    pages::Field field{.name = name,
                       .label = bound.field.label,
                       .control = control_of(bound.kind),
                       .values = found_in(shown.given, name),
                       .error = found_in(shown.errors, name),
                       .placeholder = bound.field.placeholder ? bound.field.placeholder->value : "",
                       .autocomplete = std::string(autocomplete_of(name)),
                       .is_optional = !bound.field.required && name != "email"};
    for (auto const& option : bound.options) field.options.push_back({option.value, option.label});
    return pages::field_html(field);
}

std::string consent_html(ConsentBox const& box, ShownForm const& shown) {
    auto const& key = box.topic_key.value;
    return pages::field_html({.name = consent_field,
                              .label = box.text,
                              .control = pages::Control::box,
                              .values = found_in(shown.given, consent_field),
                              .sends = key,
                              .id = key,
                              .error = found_in(shown.errors, key),
                              .is_optional = !box.required});
}

/// The title stands above the text, unless the text begins with its own.
std::string article_of(ShownPage const& page) {
    auto const heading = page.body_html.starts_with("<h1>") ? "" : fmt::format("<h1>{}</h1>", escape_html(page.title));
    return fmt::format(R"(<article class="prose">{}{}</article>)", heading, page.body_html);
}

}  // namespace

std::string html_of(ShownForm const& shown) {
    auto html = fmt::format(R"(<form method="post" action="/f/{}#form">)", to_string(shown.form.id));
    if (!shown.problem.empty()) html += fmt::format(R"(<p class="problem" role="alert">{}</p>)", escape_html(shown.problem));
    for (auto const& field : shown.fields) html += field_html(field, shown);
    for (auto const& box : shown.form.consents) html += consent_html(box, shown);
    html += fmt::format(
        R"(<div class="away" aria-hidden="true"><label>Leave this empty <input name="{}" tabindex="-1" autocomplete="off"></label></div>)",
        trap_field);
    html += pages::hidden_html(token_field, shown.token) + pages::hidden_html("tandem_page", shown.page_slug) +
            pages::hidden_html("tandem_page_url", shown.page_url) + pages::hidden_html("tandem_referrer", shown.referrer) +
            pages::hidden_html("tandem_site", shown.site) + pages::hidden_html("tandem_embedded", shown.is_embedded ? "1" : "");
    html += R"(<input type="hidden" name="tandem_id">)";  // filled by the tracker where the visitor agreed to an id
    return html + fmt::format("<button>{}</button></form>", escape_html(shown.form.button_label.value));
}

std::string html_of(ShownPage const& page) {
    auto const card =
        page.form_html.empty() ? std::string() : fmt::format(R"(<section class="card" id="form">{}</section>)", page.form_html);
    bool const is_form_alone = page.body_html.empty() && !card.empty();
    pages::Page out{.look = page.look,
                    .title = page.title,
                    .body = {},
                    .layout = is_form_alone  ? pages::Layout::card
                              : card.empty() ? pages::Layout::words
                                             : pages::Layout::beside,
                    .description = page.description,
                    .strip = page.notice,
                    .is_indexed = page.is_indexed,
                    .is_framed = page.is_embedded};
    if (is_form_alone)
        out.body = fmt::format(R"(<h1 class="away">{}</h1>{})", escape_html(page.title), card);
    else
        out.body = article_of(page) + (card.empty() ? "" : fmt::format("<aside>{}</aside>", card));
    if (!page.site.empty())
        out.head = fmt::format(R"(<script defer data-domain="{}" data-local src="/js/script.js"></script>)", escape_html(page.site));
    return pages::html_of(out);
}

}  // namespace tandem::content
