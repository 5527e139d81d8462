#include "marketing/brand/preview.hpp"

#include "platform/letters/note.hpp"
#include "platform/pages/controls.hpp"
#include "platform/pages/page.hpp"

#include <fmt/format.h>

namespace tandem::brand {
namespace {

std::string page_of(Brand const& brand) {
    auto const fields = pages::field_html({.name = "firstname", .label = "First name", .is_optional = true}) +
                        pages::field_html({.name = "email", .label = "Email", .control = pages::Control::email});
    return pages::html_of(
        {.look = brand,
         .title = "What we can do for you",
         .body = fmt::format(R"(<article class="prose"><h1>What we can do for you</h1><p>Words of a page stand like this, )"
                             R"(and <a href="#form">a link</a> in them like that.</p></article>)"
                             R"(<aside><section class="card" id="form"><form>{}<button>Ask us</button></form></section></aside>)",
                             fields),
         .layout = pages::Layout::beside});
}

std::string letter_of(Brand const& brand) {
    letters::Note const note{.subject = "Your quote",
                             .words = "Hello,\n\nhere is the quote we talked about.",
                             .matter = "Two cargo bikes, delivered to your door",
                             .lines = {{"Total", "12,480.00 €"}},
                             .button = letters::Button{"See the quote", "https://example.com/quote"}};
    return letters::written(note, brand).html;
}

}  // namespace

BrandPreview preview_of(Brand const& brand) { return {page_of(brand), letter_of(brand)}; }

}  // namespace tandem::brand
