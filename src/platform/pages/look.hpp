#pragma once

#include "base/described.hpp"
#include "platform/db/db.hpp"

namespace tandem::pages {

/// How a workspace shows itself to strangers, on pages, in mails and on paper. Colours are #rrggbb.
struct Look {
    Text<0, 120> company_name;            ///< empty: the workspace's name
    Text<7, 7> primary_color{"#18181d"};  ///< buttons, and headings where it can be read
    Text<7, 7> accent_color{"#4a4a55"};   ///< small marks
    Text<7, 7> text_color{"#18181d"};
    Text<7, 7> background_color{"#f7f7f9"};  ///< of the page; cards are white
    std::optional<Text<64, 64>> logo{};      ///< the name of its file; logo.hpp says where it is seen
    std::vector<Text<1, 200>> address_lines{};
    Text<0, 254> email;
    Text<0, 60> phone;
    Text<0, 2000> footer;  ///< legal words under everything
    std::string origin{};  ///< for who shows it elsewhere: how this server's addresses begin. No part of what is saved
};
BOOST_DESCRIBE_STRUCT(Look, (),
                      (company_name, primary_color, accent_color, text_color, background_color, logo, address_lines, email, phone, footer))

/// The setting it is kept in. Whoever offers it for editing writes there what it has checked.
constexpr auto look_setting = "brand";

/// The look of the asking workspace, defaults where nothing was saved; its name is empty only for an actor without one.
Look look_of(db::Read& read);

/// "Ferrow, Hafenstraße 12, 24143 Kiel"
std::string address_line(Look const& look);

/// Every colour a page needs, made from the look's four, all text pairs at least 4.5 : 1.
struct Palette {
    std::string primary, on_primary, heading, accent, text, muted, background, line;
};
Palette palette_of(Look const& look);

}  // namespace tandem::pages
