#include "sales/negotiation/document.hpp"
#include "sales/negotiation/page_flow.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace tandem::negotiation {
namespace {

constexpr double left = PageFlow::margin;
constexpr double right = PageFlow::width - PageFlow::margin;
constexpr double across = right - left;

struct Styles {
    TextStyle text, muted, small, bold, heading, title;
    Rgb line;

    explicit Styles(pages::Palette const& colors) {
        auto const words = rgb_of(colors.text);
        auto const quiet = rgb_of(colors.muted);
        auto const heading_color = rgb_of(colors.heading);
        text = {9.5, false, words};
        muted = {9.5, false, quiet};
        small = {8.5, false, quiet};
        bold = {9.5, true, words};
        heading = {12, true, heading_color};
        title = {21, true, heading_color};
        line = rgb_of(colors.line);
    }
};

TextStyle to_left(TextStyle style) {
    style.align = Align::left;
    return style;
}

TextStyle to_right(TextStyle style) {
    style.align = Align::right;
    return style;
}

struct Columns {  // left edges and widths of the table of lines
    double what = left, what_wide = 222;
    double quantity = left + 230, quantity_wide = 70;
    double price = left + 304, price_wide = 82;
    double tax = left + 390, tax_wide = 32;
    double net = right - 80, net_wide = 80;
};

std::string joined(std::vector<std::string> const& parts, std::string_view by) { return fmt::format("{}", fmt::join(parts, by)); }

std::vector<std::string> without_empty(std::vector<std::string> parts) {
    std::erase(parts, "");
    return parts;
}

std::string seller_lines(Document const& document) {
    auto parts = document.seller.address_lines;
    parts.push_back(document.seller.phone);
    parts.push_back(document.seller.email);
    return joined(without_empty(parts), "\n");
}

void head(PageFlow& flow, Document const& document, std::string const& logo_png, Styles const& styles) {
    auto name = styles.heading;
    name.size = 15;
    if (logo_png.empty() || !flow.picture(logo_png, 150, 44)) flow.place(document.seller.company, left, across / 2, to_left(name));
    auto const tall = flow.place(seller_lines(document), left + across / 2, across / 2, to_right(styles.small));
    flow.skip(std::max(52.0, tall + 10));
    flow.rule(styles.line);
    flow.skip(22);
}

void parties(PageFlow& flow, Document const& document, Styles const& styles) {
    auto const buyer =
        joined(without_empty({document.buyer.company, document.buyer.name == document.buyer.company ? "" : document.buyer.name,
                              document.buyer.email == document.buyer.name ? "" : document.buyer.email}),
               "\n");
    auto const facts = joined(without_empty({fmt::format("Quote {}", document.number), fmt::format("of {}", show_date(document.issued_on)),
                                             fmt::format("open until {}", show_date(document.valid_until)), document.contact_person.name}),
                              "\n");
    auto const tall = flow.place(buyer, left, across / 2, to_left(styles.text));
    auto const other = flow.place(facts, left + across / 2, across / 2, to_right(styles.text));
    flow.skip(std::max(tall, other) + 26);
    flow.skip(flow.place(document.title, left, across, styles.title) + 12);
    if (!document.intro.empty()) {
        flow.flow(document.intro, styles.text);
        flow.skip(14);
    }
}

constexpr double table_head_tall = 25;

void table_head(PageFlow& flow, Styles const& styles) {
    Columns const at;
    flow.place("Item", at.what, at.what_wide, styles.small);
    flow.place("Quantity", at.quantity, at.quantity_wide, to_right(styles.small));
    flow.place("Price", at.price, at.price_wide, to_right(styles.small));
    flow.place("Tax", at.tax, at.tax_wide, to_right(styles.small));
    flow.place("Net", at.net, at.net_wide, to_right(styles.small));
    flow.skip(17);
    flow.rule(styles.line, 1);
    flow.skip(8);
}

std::string price_text(Line const& line) {
    auto text = show_money(line.unit_price);
    if (line.discount > 0) text += fmt::format("\nless {}", show_percent(line.discount));
    return text;
}

/// How much of the page a row needs: a description longer than a page goes on over pages; a usual one stays with its title.
struct RowSize {
    double title = 0;
    double words = 0;
    bool is_long() const { return words > 300; }
    double least() const { return title + (is_long() ? 40 : words) + 14; }
};

RowSize size_of(PageFlow const& flow, Line const& line, Styles const& styles) {
    Columns const at;
    return {flow.measure(line.title, at.what_wide, styles.bold),
            line.description.empty() ? 0 : flow.measure(line.description, at.what_wide, styles.small) + 2};
}

void row(PageFlow& flow, Line const& line, Styles const& styles) {
    Columns const at;
    auto const quantity =
        line.unit.empty() ? format_quantity(line.quantity) : fmt::format("{} {}", format_quantity(line.quantity), line.unit);
    auto const size = size_of(flow, line, styles);
    flow.need(size.least());
    auto tall = flow.place(line.title, at.what, at.what_wide, styles.bold);
    tall = std::max(tall, flow.place(quantity, at.quantity, at.quantity_wide, to_right(styles.text)));
    tall = std::max(tall, flow.place(price_text(line), at.price, at.price_wide, to_right(styles.text)));
    flow.place(show_percent(line.tax_rate), at.tax, at.tax_wide, to_right(styles.muted));
    flow.place(show_money(line.net), at.net, at.net_wide, to_right(styles.bold));
    if (size.is_long()) {
        flow.skip(tall + 2);
        flow.flow(line.description, styles.small);
    } else if (size.words > 0) {
        flow.skip(size.title + 2);
        flow.place(line.description, at.what, at.what_wide, styles.small);
        flow.skip(std::max(size.words - 2, tall - size.title - 2));
    } else {
        flow.skip(tall);
    }
    flow.skip(7);
    flow.rule(styles.line);
    flow.skip(8);
}

void sum(PageFlow& flow, std::string const& label, std::string const& amount, TextStyle const& style) {
    constexpr double amount_wide = 120;
    constexpr double label_left = left + across * 0.42;
    flow.need(20);
    auto const tall = flow.place(label, label_left, right - amount_wide - label_left, style);
    flow.place(amount, right - amount_wide, amount_wide, to_right(style));
    flow.skip(std::max(style.size * 1.75, tall + 4));
}

void sums(PageFlow& flow, Document const& document, Styles const& styles) {
    auto const& totals = document.totals;
    flow.need(110);
    flow.skip(6);
    if (totals.discount.minor != 0) {
        sum(flow, "Sum of items", show_money(totals.subtotal), styles.text);
        sum(flow, fmt::format("Discount {}", show_percent(document.discount)), "−" + show_money(totals.discount), styles.text);
    }
    sum(flow, "Net", show_money(totals.net), styles.text);
    for (auto const& tax : totals.taxes)
        sum(flow, fmt::format("Tax {} on {}", show_percent(tax.rate), show_money(tax.base)), show_money(tax.tax), styles.text);
    flow.skip(4);
    auto total = styles.heading;
    total.size = 13;
    sum(flow, "Total", show_money(totals.total), total);
    flow.skip(16);
}

void part(PageFlow& flow, std::string const& title, std::string const& words, Styles const& styles) {
    if (words.empty()) return;
    flow.need(50);
    flow.skip(flow.place(title, left, across, styles.heading) + 6);
    flow.flow(words, styles.text);
    flow.skip(14);
}

}  // namespace

std::string pdf_of(Document const& document, pages::Look const& look, std::string const& logo_png) {
    // On white paper, so the palette is the one for white.
    auto on_white = look;
    on_white.background_color = {"#ffffff"};
    Styles const styles(pages::palette_of(on_white));
    PageFlow flow;
    head(flow, document, logo_png, styles);
    parties(flow, document, styles);
    // A head never stands alone at the foot of a page.
    if (!document.lines.empty()) flow.need(table_head_tall + size_of(flow, document.lines.front(), styles).least());
    table_head(flow, styles);
    flow.on_new_page([&] { table_head(flow, styles); });
    for (auto const& line : document.lines) row(flow, line, styles);
    flow.on_new_page(nullptr);
    sums(flow, document, styles);
    part(flow, "Terms", document.terms, styles);
    if (!document.footer.empty()) flow.flow(document.footer, styles.small);
    auto const foot = [&](int page, int pages) {
        return fmt::format("{} · Quote {} · page {} of {}", document.seller.company, document.number, page, pages);
    };
    return flow.finish({fmt::format("Quote {}: {}", document.number, document.title), document.seller.company,
                        format_rfc3339(document.at).substr(0, 19) + "Z"},
                       styles.small, foot);
}

}  // namespace tandem::negotiation
