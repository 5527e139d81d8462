#include "platform/demo/world.hpp"

#include "sales/negotiation/deciding.hpp"
#include "sales/negotiation/drafting.hpp"
#include "sales/negotiation/product_store.hpp"
#include "sales/negotiation/products.hpp"
#include "sales/negotiation/sending.hpp"

#include <fmt/format.h>

namespace tandem::negotiation {
namespace {

void stock_products(db::Write& write, demo::World&) {
    for (auto const& good : demo::goods())
        demo::done(add_product(write, {.name = {good.name},
                                       .sku = Text<0, 100>{good.sku},
                                       .description = Text<0, 2'000>{good.description},
                                       .unit = Text<0, 30>{good.unit},
                                       .unit_price = {good.price_minor, "EUR"},
                                       .tax_rate = {1'900}}));
}

std::vector<LineInput> lines_ordered(db::Read& read, std::vector<demo::Ordered> const& order) {
    std::vector<LineInput> lines;
    for (auto const& [good, count, discount] : order)
        lines.push_back({.product_id = list_products(read, {.words = good->sku}, {}, 1).front().id,
                         .quantity = {count * 1'000},
                         .discount = BasisPoints{discount}});
    return lines;
}

/// Goes out without a mail: nobody is there to read it.
void quote_bikes(db::Write& write, demo::Person const& person) {
    auto const drafted = draft(write, {.deal_id = person.deal,
                                       .contact_id = person.contact,
                                       .title = Text<1, 200>{fmt::format("{} × {}", person.bikes, person.bike->name)},
                                       .lines = lines_ordered(write, demo::order_of(*person.bike, person.bikes)),
                                       .intro = Text<0, 5'000>{"Thank you for the test ride. This is what we talked about."},
                                       .terms = Text<0, 10'000>{"Delivery within six weeks. Two years of warranty."},
                                       .valid_until = add_days(date_of(write.now()), 180)});
    demo::done(drafted);
    auto outgoing = prepare_sending(write, drafted->id, {.version = drafted->version});
    demo::done(outgoing);
    demo::done(print(*outgoing));
    demo::done(hand_out(write, *outgoing));
}

void happen(db::Write& write, demo::World&, demo::Person& person, demo::Moment const& moment) {
    using enum demo::Happening;
    if (moment.what == quoted) return quote_bikes(write, person);
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
