#include "sales/negotiation/public_page.hpp"

#include "marketing/brand/brand.hpp"
#include "platform/auth/users.hpp"
#include "platform/liquid/liquid.hpp"
#include "sales/negotiation/public_page_templates.hpp"
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

void add_brand(json::object& data, brand::Brand const& brand) {
    data["company"] = brand.company_name.value;
    data["css"] = brand::css_variables(brand);
    if (brand.logo) data["logo"] = *brand.logo;
}

json::array reasons() {
    json::array all;
    for (auto const name : enumerators_of<DeclineReason>())
        all.push_back(json::object{{"value", name}, {"label", in_words(*enumerator_named<DeclineReason>(name))}});
    return all;
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

json::array seller_parts(Document const& document) {
    json::array parts{json::value(document.seller.company)};
    for (auto const& line : document.seller.address_lines) parts.emplace_back(line);
    for (auto const& part : {document.seller.phone, document.seller.email})
        if (!part.empty()) parts.emplace_back(part);
    return parts;
}

json::object data_of(Typed const& typed) {
    return {{"name", typed.name},
            {"note", typed.note},
            {"question", typed.question},
            {"reason", typed.reason},
            {"name_error", typed.name_error},
            {"consent_error", typed.consent_error},
            {"reason_error", typed.reason_error},
            {"question_error", typed.question_error}};
}

}  // namespace

std::string consent_words(Document const& document) {
    return fmt::format("I have read quote {} and accept it with its terms, in the name of {}, for {}.", document.number,
                       buyer_line(document.buyer), show_money(document.totals.total));
}

std::string quote_page(PageView const& view, Typed const& typed) {
    static auto const page = parsed(quote_html);
    auto const& document = view.document;
    json::object data{{"title", document.title},
                      {"number", document.number},
                      {"state", name_of(view.state)},
                      {"address", view.address},
                      {"valid_until", show_date(document.valid_until)},
                      {"buyer", buyer_line(document.buyer)},
                      {"intro", document.intro},
                      {"terms", document.terms},
                      {"footer", document.footer},
                      {"lines", lines_for(document)},
                      {"open", is_open(view.state)},
                      {"can_ask", may(Step::ask, view.state).has_value()},
                      {"consent", consent_words(document)},
                      {"reasons", reasons()},
                      {"seller", seller_parts(document)},
                      {"phone", document.contact_person.phone},
                      {"person_email", document.contact_person.email},
                      {"initials", auth::initials_of(document.contact_person.name)},
                      {"decided_by", view.decided_by},
                      {"decided_on", view.decided_on},
                      {"asked", view.asked},
                      {"asking", view.asking},
                      {"signed_in", view.signed_in},
                      {"conflict", view.conflict},
                      {"typed", data_of(typed)}};
    if (!document.contact_person.name.empty()) data["person"] = document.contact_person.name;
    add_brand(data, view.brand);
    add_sums(data, document);
    return rendered(page, data);
}

std::string notice_page(brand::Brand const& brand, std::string const& title, std::string const& words) {
    static auto const page = parsed(notice_html);
    json::object data{{"title", title}, {"words", words}, {"email", brand.email.value}, {"phone", brand.phone.value}};
    add_brand(data, brand);
    return rendered(page, data);
}

}  // namespace tandem::negotiation
