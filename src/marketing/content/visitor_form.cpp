#include "marketing/content/visitor_form.hpp"

#include <algorithm>

namespace tandem::content {
namespace {

constexpr std::size_t most_values = 400, longest_hidden = 2'000;

std::string hidden(Given& given, std::string const& name) {
    auto const found = given.find(name);
    if (found == given.end()) return {};
    auto value = found->second.empty() ? std::string() : std::move(found->second.front());
    given.erase(found);
    return value.size() > longest_hidden ? std::string() : value;
}

Result<Incoming> from_form(http::Request const& request) {
    auto const pairs = request.form();
    if (!pairs) return invalid("form_malformed", "This is not a properly encoded form.");
    if (pairs->size() > most_values) return invalid("form_too_large", "This form has too many values.");
    Incoming incoming;
    for (auto const& [name, value] : *pairs) incoming.given[name].push_back(value);
    if (auto const ticked = incoming.given.find(consent_field); ticked != incoming.given.end()) incoming.consents = ticked->second;
    incoming.given.erase(consent_field);
    incoming.token = hidden(incoming.given, token_field);
    incoming.trap = hidden(incoming.given, trap_field);
    incoming.page_slug = hidden(incoming.given, "tandem_page");
    incoming.page_url = hidden(incoming.given, "tandem_page_url");
    incoming.referrer = hidden(incoming.given, "tandem_referrer");
    incoming.site = hidden(incoming.given, "tandem_site");
    incoming.consented_id = hidden(incoming.given, "tandem_id");
    incoming.is_embedded = !hidden(incoming.given, "tandem_embedded").empty();
    return incoming;
}

/// Text, or a list of texts; numbers and booleans as their text.
bool read_values(json::value const& given, std::vector<std::string>& values) {
    if (given.is_null()) return true;
    if (auto const* text = given.if_string()) return values.emplace_back(*text), true;
    if (given.is_bool() || given.is_number()) return values.push_back(json::serialize(given)), true;
    auto const* list = given.if_array();
    return list && list->size() <= most_values &&
           std::ranges::all_of(*list, [&](auto const& one) { return one.is_string() && (values.emplace_back(one.get_string()), true); });
}

std::string text_of(auto const& given) { return given ? given->value : std::string(); }

Result<Incoming> from_json(http::Request const& request) {
    auto const body = parse_json(request.body);
    if (!body) return fail(body);
    auto const sending = decode<Sending>(*body);
    if (!sending) return fail(sending);
    Incoming incoming{.token = text_of(sending->token),
                      .trap = text_of(sending->tandem_url),
                      .page_url = text_of(sending->page_url),
                      .referrer = text_of(sending->referrer),
                      .site = text_of(sending->site),
                      .consented_id = text_of(sending->consented_id),
                      .is_embedded = true,
                      .is_json = true};
    std::vector<FieldError> errors;
    if (sending->fields.size() > most_values) return invalid_field("/fields", "too_many", "This form has too many values.");
    for (auto const& [name, value] : sending->fields)
        if (!read_values(value, incoming.given[std::string(name)]))
            errors.push_back({"/fields/" + std::string(name), "type", "This must be text, a number, true or false, or a list of texts."});
    if (!errors.empty()) return invalid_fields("fields_invalid", std::move(errors));
    incoming.consents = sending->consents.value_or(std::vector<std::string>{});
    return incoming;
}

}  // namespace

Result<Incoming> read_incoming(http::Request const& request) {
    auto const type = request.content_type();
    if (type == "application/json") return from_json(request);
    if (type == "application/x-www-form-urlencoded") return from_form(request);
    return invalid("content_type_unknown", "Send a form as application/x-www-form-urlencoded or application/json.");
}

std::vector<ConsentBox> agreed_boxes(Form const& form, std::vector<std::string> const& ticked, std::map<std::string, std::string>& errors) {
    std::vector<ConsentBox> agreed;
    for (auto const& box : form.consents) {
        if (std::ranges::find(ticked, box.topic_key.value) != ticked.end())
            agreed.push_back(box);
        else if (box.required)
            errors[box.topic_key.value] = "Please tick this box.";
    }
    return agreed;
}

}  // namespace tandem::content
