#pragma once

#include "base/described.hpp"
#include "platform/pages/look.hpp"

namespace tandem::brand {

/// How a company shows itself to its customers: what pages and mails need to know of it.
struct Brand : pages::Look {
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Brand, (pages::Look), (version))

/// A picture that was uploaded to become the logo.
struct Logo {
    Text<64, 64> logo;  ///< what a brand is saved with
};
BOOST_DESCRIBE_STRUCT(Logo, (), (logo))

struct LogoQuery {
    std::optional<Whole<1, 4'096>> width;  ///< at least so many pixels wide, where it has as many
};
BOOST_DESCRIBE_STRUCT(LogoQuery, (), (width))

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

/// Whole documents, to be shown in sandboxed frames.
struct BrandPreview {
    std::string page_html;
    std::string letter_html;
};
BOOST_DESCRIBE_STRUCT(BrandPreview, (), (page_html, letter_html))

}  // namespace tandem::brand
