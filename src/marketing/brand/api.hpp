#pragma once

#include "base/described.hpp"

namespace tandem::brand {

/// How a company shows itself to its customers. Colours are #rrggbb.
struct Brand {
    Text<0, 120> company_name;            ///< empty: the workspace's name
    Text<7, 7> primary_color{"#18181d"};  ///< buttons, and headings where it can be read
    Text<7, 7> accent_color{"#4a4a55"};   ///< small marks
    Text<7, 7> text_color{"#18181d"};
    Text<7, 7> background_color{"#f7f7f9"};  ///< of the page; cards are white
    std::optional<std::string> logo{};       ///< data:image/png;base64,… or data:image/svg+xml;base64,…
    std::vector<Text<1, 200>> address_lines{};
    Text<0, 254> email;
    Text<0, 60> phone;
    Text<0, 2000> footer;  ///< legal words under everything
};
BOOST_DESCRIBE_STRUCT(Brand, (),
                      (company_name, primary_color, accent_color, text_color, background_color, logo, address_lines, email, phone, footer))

/// A pair of colours that stand on each other; text needs 4.5, large text and marks 3 (WCAG 2.2, 1.4.3 and 1.4.11).
struct ContrastFinding {
    std::string pair;
    double ratio = 0;
    bool text_can_be_read = false;
};
BOOST_DESCRIBE_STRUCT(ContrastFinding, (), (pair, ratio, text_can_be_read))

struct BrandView {
    Brand brand;
    std::vector<ContrastFinding> contrasts;
};
BOOST_DESCRIBE_STRUCT(BrandView, (), (brand, contrasts))

}  // namespace tandem::brand
