#include "platform/pages/controls.hpp"

#include "base/html.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::pages {
namespace {

bool holds(Field const& field, std::string const& value) { return std::ranges::find(field.values, value) != field.values.end(); }

std::string id_of(Field const& field) { return escape_html(field.id.empty() ? field.name : field.id); }

std::string error_html(Field const& field) {
    if (field.error.empty()) return {};
    return fmt::format(R"(<p class="error" id="e-{}" role="alert">{}</p>)", id_of(field), escape_html(field.error));
}

std::string invalid_attributes(Field const& field) {
    return field.error.empty() ? "" : fmt::format(R"( aria-invalid="true" aria-describedby="e-{}")", id_of(field));
}

/// What every control has: name, what it must be, where its error is.
std::string attributes_of(Field const& field) {
    auto text = fmt::format(R"( id="f-{}" name="{}")", id_of(field), escape_html(field.name));
    if (!field.is_optional) text += " required";
    if (field.most > 0) text += fmt::format(R"( maxlength="{}")", field.most);
    if (!field.autocomplete.empty()) text += fmt::format(R"( autocomplete="{}")", escape_html(field.autocomplete));
    if (!field.placeholder.empty() && field.control != Control::choice)
        text += fmt::format(R"( placeholder="{}")", escape_html(field.placeholder));
    return text + invalid_attributes(field);
}

std::string_view input_type(Control control) {
    switch (control) {
        case Control::email:
            return "email";
        case Control::phone:
            return "tel";
        case Control::date:
            return "date";
        default:
            return "text";
    }
}

std::string choice_html(Field const& field) {
    auto html = fmt::format(R"(<select{}><option value="">{}</option>)", attributes_of(field),
                            escape_html(field.placeholder.empty() ? "Please choose" : field.placeholder));
    for (auto const& option : field.options)
        html += fmt::format(R"(<option value="{}"{}>{}</option>)", escape_html(option.value), holds(field, option.value) ? " selected" : "",
                            escape_html(option.label));
    return html + "</select>";
}

std::string control_html(Field const& field) {
    if (field.control == Control::choice) return choice_html(field);
    auto const value = escape_html(field.values.empty() ? std::string() : field.values.front());
    // A first line break would be swallowed.
    if (field.control == Control::area) return fmt::format("<textarea rows=\"4\"{}>\n{}</textarea>", attributes_of(field), value);
    auto const digits = field.control == Control::number ? R"( inputmode="decimal")" : "";
    return fmt::format(R"(<input type="{}"{} value="{}"{}>)", input_type(field.control), digits, value, attributes_of(field));
}

std::string boxes_html(Field const& field) {
    std::string html;
    for (auto const& option : field.options) {
        auto const label = option.about.empty() ? escape_html(option.label)
                                                : fmt::format(R"(<strong>{}</strong><span class="about">{}</span>)",
                                                              escape_html(option.label), escape_html(option.about));
        html += fmt::format(R"(<label class="box"><input type="checkbox" name="{}" value="{}"{}><span>{}</span></label>)",
                            escape_html(field.name), escape_html(option.value), holds(field, option.value) ? " checked" : "", label);
    }
    return html;
}

std::string label_of(Field const& field) { return escape_html(field.label) + (field.is_optional ? " <small>optional</small>" : ""); }

}  // namespace

std::string field_html(Field const& field) {
    if (field.control == Control::boxes)
        return fmt::format(R"(<fieldset class="field"{}><legend>{}</legend>{}{}</fieldset>)", invalid_attributes(field), label_of(field),
                           boxes_html(field), error_html(field));
    if (field.control == Control::box)
        return fmt::format(R"(<div class="field"><label class="box"><input type="checkbox" value="{}"{}{}><span>{}</span></label>{}</div>)",
                           escape_html(field.sends), holds(field, field.sends) ? " checked" : "", attributes_of(field),
                           escape_html(field.label), error_html(field));
    return fmt::format(R"(<div class="field"><label for="f-{}">{}</label>{}{}</div>)", id_of(field), label_of(field), control_html(field),
                       error_html(field));
}

std::string hidden_html(std::string_view name, std::string_view value) {
    return value.empty() ? std::string() : fmt::format(R"(<input type="hidden" name="{}" value="{}">)", name, escape_html(value));
}

}  // namespace tandem::pages
