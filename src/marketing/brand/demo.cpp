#include "marketing/brand/brand.hpp"
#include "marketing/brand/logo.hpp"
#include "platform/demo/world.hpp"

namespace tandem::brand {
namespace {

/// A bicycle with a box before its rider, and the name.
constexpr std::string_view logo_svg = R"(<svg xmlns="http://www.w3.org/2000/svg" width="600" height="140" viewBox="0 0 600 140">
<g fill="none" stroke="#1f4d3a" stroke-width="10" stroke-linecap="round" stroke-linejoin="round">
<circle cx="40" cy="98" r="30"/><circle cx="208" cy="104" r="24"/>
<path d="M40 98 L72 46 L108 104 L184 104 M72 46 L62 30 M50 30 H76 M108 104 L40 98 M108 104 L96 34 M84 34 H112"/></g>
<path d="M122 52 H204 L194 92 H128 Z" fill="#c4572b"/>
<text x="258" y="110" font-family="DejaVu Sans" font-size="88" font-weight="700" letter-spacing="-3" fill="#1f4d3a">Karrow</text></svg>)";

Text<64, 64> drawn_logo(db::Write& write) {
    auto const kept = draw_logo(write.part<blobs::Store>(), logo_svg);
    demo::done(kept);
    blobs::add(write, *kept);
    return {kept->hash};
}

void dress(db::Write& write, demo::World&) {
    Brand brand;
    brand.logo = drawn_logo(write);
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
