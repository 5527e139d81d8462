#include "platform/demo/world.hpp"

#include "crm/records/records.hpp"
#include "sales/negotiation/deciding.hpp"
#include "sales/negotiation/drafting.hpp"
#include "sales/negotiation/line_items.hpp"
#include "sales/negotiation/products.hpp"
#include "sales/negotiation/sending.hpp"

#include <fmt/format.h>

#include <map>

namespace tandem::negotiation {
namespace {

/// Products by their SKU.
struct Stock {
    std::map<std::string, RecordId> products;
};

void stock_products(db::Write& write, demo::World& world) {
    auto& stock = world.remembered.make<Stock>();
    for (auto const& good : demo::goods()) {
        auto const product = records::create(write, product_object,
                                             {{"name", good.name},
                                              {"hs_sku", good.sku},
                                              {"description", good.description},
                                              {"unit", good.unit},
                                              {"price", format_decimal(good.price_minor, 2)},
                                              {"currency", "EUR"},
                                              {"tax_rate", "19"}});
        demo::done(product);
        stock.products[good.sku] = *product;
    }
}

/// What the deal is about: the quote takes its lines from there.
void list_items(db::Write& write, Stock const& stock, demo::Person const& person) {
    for (auto const& [good, count, discount] : demo::order_of(*person.bike, person.bikes)) {
        auto const item = records::create(write, line_item_object,
                                          {{"hs_product_id", to_string(stock.products.at(good->sku))},
                                           {"quantity", std::to_string(count)},
                                           {"hs_discount_percentage", discount > 0 ? format_percent(discount) : ""}});
        demo::done(item);
        demo::done(records::associate(write, line_item_object, *item, records::ObjectType::deals, person.deal));
    }
}

/// Goes out without a mail: nobody is there to read it.
void quote_bikes(db::Write& write, Stock const& stock, demo::Person const& person) {
    list_items(write, stock, person);
    auto const drafted = draft(write, {.deal_id = person.deal,
                                       .contact_id = person.contact,
                                       .title = Text<1, 200>{fmt::format("{} × {}", person.bikes, person.bike->name)},
                                       .intro = Text<0, 5'000>{"Thank you for the test ride. This is what we talked about."},
                                       .terms = Text<0, 10'000>{"Delivery within six weeks. Two years of warranty."},
                                       .valid_until = add_days(date_of(write.now()), 180)});
    demo::done(drafted);
    auto outgoing = prepare_sending(write, drafted->id, {.version = drafted->version});
    demo::done(outgoing);
    demo::done(print(*outgoing, write.part<blobs::Store>()));
    demo::done(hand_out(write, *outgoing));
}

void happen(db::Write& write, demo::World& world, demo::Person& person, demo::Moment const& moment) {
    using enum demo::Happening;
    if (moment.what == quoted) return quote_bikes(write, world.remembered.get<Stock>(), person);
    if (moment.what != opened_quote && moment.what != accepted && moment.what != declined) return;
    for (auto const& quote : undecided_quotes_of(write, person.deal)) {
        if (moment.what == opened_quote) note_opening(write, quote.id);
        if (moment.what == declined) demo::done(decline_quote(write, quote.id, DeclineReason::price, ""));
        if (moment.what == accepted)
            demo::done(accept_quote(write, quote.id, {fmt::format("{} {}", person.firstname, person.lastname)},
                                    "I accept this quote and order what it lists."));
    }
}

}  // namespace

extern demo::Share const demo_share;
demo::Share const demo_share{.found = stock_products, .happen = happen};

}  // namespace tandem::negotiation
