#include "app/demo/quotes.hpp"

#include "platform/auth/workspace.hpp"
#include "sales/negotiation/product_store.hpp"
#include "sales/negotiation/quotes.hpp"
#include "sales/negotiation/rules.hpp"
#include "sales/negotiation/sending.hpp"

#include <algorithm>

namespace tandem::demo {
namespace {

using namespace negotiation;

struct Good {
    char const* name;
    char const* sku;
    char const* description;
    char const* unit;
    std::int64_t price_minor;
};
constexpr Good goods[] = {{"F2 Box", "F2-BOX", "Two wheels in front, closed box of 400 litres, 150 kg", "bike", 548'000},
                          {"F3 Flatbed", "F3-FLAT", "Flatbed of 1.4 m with lashing rails, 200 kg", "bike", 726'000},
                          {"F3 Cooler", "F3-COOL", "Insulated box with cooling, 180 kg", "bike", 890'000},
                          {"Ladder rack", "ACC-LAD", "For ladders up to 3.2 m", "piece", 34'000},
                          {"Service plan", "SRV-YEAR", "Two inspections a year at your place", "year", 39'000}};
constexpr BasisPoints tax{1'900};

Line line_of(Good const& good, std::int64_t count, BasisPoints discount) {
    Line line{.product_id = {},
              .title = good.name,
              .description = good.description,
              .quantity = {count * 1'000},
              .unit = good.unit,
              .unit_price = {good.price_minor, "EUR"},
              .discount = discount,
              .tax_rate = tax,
              .net = {0, "EUR"}};
    line.net = net_of(line);
    return line;
}

/// Three bikes and more are cheaper; each comes with its service.
std::vector<Line> offer_of(std::string const& bike, std::int64_t count) {
    auto const& good = *std::ranges::find(goods, bike, &Good::name);
    return {line_of(good, count, {count >= 3 ? 500 : 0}), line_of(goods[4], count, {0})};
}

}  // namespace

void stock_products(db::Write& write) {
    for (auto const& good : goods)
        insert_product(write, {.id = tandem::make<ProductId>(),
                               .name = good.name,
                               .sku = good.sku,
                               .description = good.description,
                               .unit = good.unit,
                               .unit_price = {good.price_minor, "EUR"},
                               .tax_rate = tax,
                               .created_at = write.now(),
                               .updated_at = write.now()});
}

std::string offered_amount(std::string const& bike, std::int64_t count) {
    return format_decimal(totals_of(offer_of(bike, count), {0}, "EUR").net.minor, 2);
}

QuoteId send_quote(db::Write& write, RecordId deal, RecordId contact, UserId owner, std::string const& bike, std::int64_t count) {
    auto const lines = offer_of(bike, count);
    StoredQuote quote{.id = tandem::make<QuoteId>(),
                      .number = next_number(write),
                      .title = std::to_string(count) + " × " + bike,
                      .deal_id = deal,
                      .contact_id = contact,
                      .owner_id = owner,
                      .state = State::draft,
                      .currency = "EUR",
                      .discount = {0},
                      .intro = "Thank you for the test ride. This is what we talked about.",
                      .terms = "Delivery within six weeks. Two years of warranty.",
                      .valid_until = add_days(date_of(write.now()), 90),
                      .expires_at = write.now() + days(91),
                      .created_at = write.now(),
                      .updated_at = write.now()};
    quote.total_minor = totals_of(lines, quote.discount, quote.currency).total.minor;
    insert_quote(write, quote);
    put_lines(write, quote.id, lines);
    auto const look = pages::look_of(write);
    auto const document = document_of(write, quote, look, write.now());
    freeze(write, quote, document, pdf_of(document, look));
    tell(write, quote, EventKind::sent, auth::user_name(write, owner), document.buyer.email);
    return quote.id;
}

}  // namespace tandem::demo
