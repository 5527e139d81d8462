#include "sales/negotiation/public_page.hpp"

#include "platform/auth/users.hpp"
#include "platform/liquid/liquid.hpp"
#include "platform/pages/controls.hpp"
#include "platform/pages/page.hpp"
#include "sales/negotiation/quote_template.hpp"
#include "sales/negotiation/rules.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace tandem::negotiation {
namespace {

liquid::Template parsed(std::string_view source) {
    auto page = liquid::parse(source);
    if (!page) throw std::logic_error("a page of quotes is not Liquid: " + page.error().message);
    return *std::move(page);
}

std::string rendered(liquid::Template const& page, json::object const& data) {
    auto html = liquid::render(page, data, {.escaping = liquid::Escaping::html});
    if (!html) throw std::runtime_error("a page of quotes cannot be rendered: " + html.error().message);
    return *std::move(html);
}

std::string how_many(Line const& line) {
    auto text =
        fmt::format("{} × {}{}", format_quantity(line.quantity), show_money(line.unit_price), line.unit.empty() ? "" : " per " + line.unit);
    if (line.discount > 0) text += fmt::format(", less {}", show_percent(line.discount));
    return text;
}

json::array lines_for(Document const& document) {
    json::array lines;
    for (auto const& line : document.lines)
        lines.push_back(json::object{
            {"title", line.title}, {"description", line.description}, {"how_many", how_many(line)}, {"net", show_money(line.net)}});
    return lines;
}

void add_sums(json::object& data, Document const& document) {
    auto const& totals = document.totals;
    bool const is_discounted = totals.discount.minor != 0;
    data["subtotal"] = show_money(totals.subtotal);
    data["discount"] = is_discounted ? show_money(totals.discount) : "";
    data["discount_rate"] = show_percent(document.discount);
    data["net"] = show_money(totals.net);
    data["total"] = show_money(totals.total);
    data["has_tax"] = totals.tax.minor != 0;
    json::array taxes;
    for (auto const& tax : totals.taxes) taxes.push_back(json::object{{"rate", show_percent(tax.rate)}, {"amount", show_money(tax.tax)}});
    data["taxes"] = std::move(taxes);
}

std::string buyer_line(Party const& buyer) {
    if (buyer.company.empty()) return buyer.name.empty() ? "you" : buyer.name;
    return buyer.name.empty() || buyer.name == buyer.company ? buyer.company : fmt::format("{}, {}", buyer.name, buyer.company);
}

std::vector<pages::Option> reasons() {
    std::vector<pages::Option> all;
    for (auto const name : enumerators_of<DeclineReason>())
        all.push_back({std::string(name), std::string(in_words(*enumerator_named<DeclineReason>(name)))});
    return all;
}

json::object fields_of(Document const& document, Typed const& typed) {
    using pages::Control;
    return {
        {"name", pages::field_html({.name = "name",
                                    .label = "Your full name",
                                    .values = {typed.name},
                                    .error = typed.name_error,
                                    .autocomplete = "name",
                                    .most = 200})},
        {"consent",
         pages::field_html(
             {.name = "consent", .label = consent_words(document), .control = Control::box, .sends = "yes", .error = typed.consent_error})},
        {"question", pages::field_html({.name = "question",
                                        .label = "Your question",
                                        .control = Control::area,
                                        .values = {typed.question},
                                        .error = typed.question_error,
                                        .most = 2'000})},
        {"reason", pages::field_html({.name = "reason",
                                      .label = "What is the reason?",
                                      .control = Control::choice,
                                      .values = {typed.reason},
                                      .options = reasons(),
                                      .error = typed.reason_error})},
        {"note", pages::field_html({.name = "note",
                                    .label = "A sentence that helps us",
                                    .control = Control::area,
                                    .values = {typed.note},
                                    .most = 2'000,
                                    .is_optional = true})}};
}

/// The company as it was when the quote was sent; its colours are today's.
pages::Look look_of(Document const& document, pages::Look look) {
    look.company_name = {document.seller.company};
    look.address_lines.clear();
    for (auto const& line : document.seller.address_lines) look.address_lines.push_back({line});
    look.email = {document.seller.email};
    look.phone = {document.seller.phone};
    look.footer = {document.footer};
    return look;
}

}  // namespace

std::string consent_words(Document const& document) {
    return fmt::format("I have read quote {} and accept it with its terms, in the name of {}, for {}.", document.number,
                       buyer_line(document.buyer), show_money(document.totals.total));
}

http::Response quote_page(PageView const& view, int status, Typed const& typed) {
    static auto const body = parsed(quote_html);
    static auto const facts = parsed(facts_html);
    static auto const bar = parsed(bar_html);
    auto const& document = view.document;
    json::object data{{"title", document.title},
                      {"number", document.number},
                      {"state", name_of(view.state)},
                      {"address", view.address},
                      {"company", view.look.company_name.value},
                      {"valid_until", show_date(document.valid_until)},
                      {"buyer", buyer_line(document.buyer)},
                      {"intro", document.intro},
                      {"terms", document.terms},
                      {"lines", lines_for(document)},
                      {"open", is_open(view.state)},
                      {"can_ask", may(Step::ask, view.state).has_value()},
                      {"phone", document.contact_person.phone},
                      {"person_email", document.contact_person.email},
                      {"initials", auth::initials_of(document.contact_person.name)},
                      {"decided_by", view.decided_by},
                      {"decided_on", view.decided_on},
                      {"asked", view.asked},
                      {"asking", view.asking || view.state == State::expired || !typed.question_error.empty()},
                      {"declining", !typed.reason_error.empty()},
                      {"conflict", view.conflict},
                      {"fields", fields_of(document, typed)}};
    if (!document.contact_person.name.empty()) data["person"] = document.contact_person.name;
    add_sums(data, document);
    auto const look = look_of(document, view.look);
    return pages::respond({.look = look,
                           .title = fmt::format("{} · Quote {} · {}", document.title, document.number, look.company_name.value),
                           .body = rendered(body, data),
                           .layout = pages::Layout::beside,
                           .facts = rendered(facts, data),
                           .strip = view.signed_in ? "You are signed in: this is what the customer sees. Your visits are not counted." : "",
                           .bar = is_open(view.state) ? rendered(bar, data) : ""},
                          status);
}

}  // namespace tandem::negotiation
