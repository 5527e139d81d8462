#include "marketing/brand/brand.hpp"
#include "platform/demo/world.hpp"

namespace tandem::brand {
namespace {

void dress(db::Write& write, demo::World&) {
    Brand brand;
    brand.company_name = {"Karrow Cargo Bikes"};
    brand.primary_color = {"#1f4d3a"};
    brand.accent_color = {"#c4572b"};
    brand.address_lines = {{"Werftstraße 12"}, {"24143 Kiel, Germany"}};
    brand.email = {"hello@karrow.example"};
    brand.phone = {"+49 431 555 0100"};
    brand.footer = {"Karrow Cargo Bikes GmbH, Kiel. Managing director Hanna Brandt."};
    demo::done(save(write, brand));
}

}  // namespace

extern demo::Share const demo_share;
demo::Share const demo_share{.found = dress};

}  // namespace tandem::brand
