#include "app/demo/quotes.hpp"

#include "sales/negotiation/drafting.hpp"
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

LineInput line_of(db::Read& read, Good const& good, std::int64_t count, BasisPoints discount) {
    auto const product = list_products(read, {.words = good.sku}, {}, 1).front();
    return {.product_id = product.id,
            .title = {},
            .description = {},
            .quantity = {count * 1'000},
            .unit = {},
            .unit_price = {},
            .discount = discount,
            .tax_rate = {}};
}

/// Three bikes and more are cheaper; each comes with its service.
std::vector<LineInput> offer_of(db::Read& read, std::string const& bike, std::int64_t count) {
    auto const& good = *std::ranges::find(goods, bike, &Good::name);
    return {line_of(read, good, count, {count >= 3 ? 500 : 0}), line_of(read, goods[4], count, {0})};
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

std::string offered_amount(db::Read& read, std::string const& bike, std::int64_t count) {
    auto const lines = lines_from(read, offer_of(read, bike, count), "EUR").value();
    return format_decimal(totals_of(lines, {0}, "EUR").net.minor, 2);
}

QuoteId send_quote(db::Write& write, RecordId deal, RecordId contact, std::string const& bike, std::int64_t count) {
    auto const drafted = draft(write, {.deal_id = deal,
                                       .contact_id = contact,
                                       .title = Text<1, 200>{std::to_string(count) + " × " + bike},
                                       .currency = {},
                                       .lines = offer_of(write, bike, count),
                                       .discount = {},
                                       .intro = Text<0, 5'000>{"Thank you for the test ride. This is what we talked about."},
                                       .terms = Text<0, 10'000>{"Delivery within six weeks. Two years of warranty."},
                                       .valid_until = add_days(date_of(write.now()), 90),
                                       .copy_of = {}});
    auto outgoing = prepare_sending(write, drafted->id, {.version = drafted->version, .to = {}, .subject = {}, .message = {}});
    if (outgoing && print(*outgoing)) static_cast<void>(hand_out(write, *outgoing));
    return drafted->id;
}

}  // namespace tandem::demo
