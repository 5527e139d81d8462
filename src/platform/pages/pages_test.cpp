#include "platform/pages/page.hpp"

#include "platform/pages/contrast.hpp"
#include "platform/pages/controls.hpp"

#include <gmock/gmock.h>

namespace tandem::pages {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

double ratio(std::string_view one, std::string_view other) { return contrast(*parse_color(one), *parse_color(other)); }

TEST(Contrast, is_what_wcag_says) {
    EXPECT_DOUBLE_EQ(ratio("#000000", "#ffffff"), 21.0);
    EXPECT_DOUBLE_EQ(ratio("#777777", "#777777"), 1.0);
    EXPECT_NEAR(ratio("#777777", "#ffffff"), 4.478, 0.001);  // the well-known grey that just fails
    EXPECT_NEAR(ratio("#767676", "#FFFFFF"), 4.542, 0.001);  // and the one that just passes
}

TEST(Contrast, reads_only_whole_colors) {
    EXPECT_EQ(parse_color("#1A2b3c"), (Color{0x1a, 0x2b, 0x3c}));
    for (auto const wrong : {"", "#fff", "1a2b3c0", "#1a2b3g", "#12345", "red", "#1234567"}) EXPECT_FALSE(parse_color(wrong)) << wrong;
}

TEST(Palette, a_pale_primary_is_not_used_for_words) {
    Look look;
    look.primary_color = {"#ffdd00"};
    auto const colors = palette_of(look);
    EXPECT_EQ(colors.heading, colors.text);
    EXPECT_EQ(colors.on_primary, "#000000");
}

TEST(Palette, every_text_of_the_palette_can_be_read) {
    for (auto const* primary : {"#173c2d", "#ffdd00", "#808080", "#ff0000", "#00ff00", "#6e4ae4"}) {
        Look look;
        look.primary_color = {primary};
        look.text_color = {"#2a2a2a"};
        look.background_color = {"#faf6ec"};
        auto const colors = palette_of(look);
        EXPECT_GE(ratio(colors.on_primary, colors.primary), 4.5) << primary;
        EXPECT_GE(ratio(colors.heading, colors.background), 4.5) << primary;
        EXPECT_GE(ratio(colors.muted, colors.background), 4.5) << primary;
        EXPECT_GE(ratio(colors.muted, "#ffffff"), 4.5) << primary;
    }
}

Look ferrow() {
    Look look;
    look.company_name = {"Ferrow & Sons"};
    look.primary_color = {"#173c2d"};
    look.address_lines = {{"Hafenstraße 12"}};
    look.email = {"hello@ferrow.example"};
    look.footer = {"<b>Owned by</b>\nFerrow"};
    return look;
}

TEST(Page, shows_the_company_at_head_and_foot_in_its_colours) {
    auto const html = html_of({.look = ferrow(), .title = "Tea & more", .body = "<p>Body</p>"});
    EXPECT_THAT(html, HasSubstr("--brand-primary:#173c2d"));
    EXPECT_THAT(html, HasSubstr("<title>Tea &amp; more</title>"));
    EXPECT_THAT(html, HasSubstr(R"(<span class="company">Ferrow &amp; Sons</span>)"));
    EXPECT_THAT(html, HasSubstr(R"(<main id="content" class="wide is-words"><p>Body</p></main>)"));
    EXPECT_THAT(html, HasSubstr("Ferrow &amp; Sons, Hafenstraße 12 · <a href=\"mailto:hello@ferrow.example\">"));
    EXPECT_THAT(html, HasSubstr("&lt;b&gt;Owned by&lt;/b&gt;\nFerrow"));
    EXPECT_THAT(html, Not(HasSubstr("<script")));
}

TEST(Page, is_for_search_engines_only_where_it_says_so) {
    auto const look = ferrow();
    EXPECT_THAT(html_of({.look = look, .title = "x", .body = ""}), HasSubstr("noindex"));
    EXPECT_THAT(html_of({.look = look, .title = "x", .body = "", .is_indexed = true}), Not(HasSubstr("noindex")));
}

TEST(Page, in_a_frame_leaves_head_and_foot_to_the_page_around_it) {
    auto const html = html_of({.look = ferrow(), .title = "x", .body = "<p>Body</p>", .is_framed = true});
    EXPECT_THAT(html, HasSubstr("<p>Body</p>"));
    EXPECT_THAT(html, Not(HasSubstr("<header")));
    EXPECT_THAT(html, Not(HasSubstr("Hafenstraße")));
}

TEST(Page, with_nothing_saved_says_no_company) {
    auto const html = html_of({.look = Look{}, .title = "x", .body = ""});
    EXPECT_THAT(html, Not(HasSubstr("<header")));
    EXPECT_THAT(html, Not(HasSubstr("<footer")));
}

TEST(Notice, says_one_thing_and_tells_nobody_where_it_was) {
    auto const answer = notice(ferrow(), "Gone <b>", paragraph("Nothing & nobody"), 410);
    EXPECT_EQ(answer.status, 410);
    EXPECT_THAT(answer.body, HasSubstr("<h1>Gone &lt;b&gt;</h1><p>Nothing &amp; nobody</p>"));
    EXPECT_THAT(std::string(answer.headers.get("Content-Security-Policy")), HasSubstr("default-src 'none'"));
    EXPECT_EQ(answer.headers.get("Referrer-Policy"), "no-referrer");
}

TEST(StyleSheet, is_small_and_takes_its_colours_from_the_look) {
    EXPECT_LT(style_sheet().size(), 9'000U);
    EXPECT_THAT(std::string(style_sheet()), HasSubstr("var(--brand-background)"));
    EXPECT_THAT(std::string(style_sheet()), Not(HasSubstr("</")));
}

constexpr auto evil = R"("><script>alert(1)</script>)";

TEST(Fields, show_text_as_text) {
    for (auto const control :
         {Control::text, Control::email, Control::number, Control::area, Control::choice, Control::boxes, Control::box}) {
        auto const html = field_html({.name = evil,
                                      .label = evil,
                                      .control = control,
                                      .values = {evil, "</textarea><script>"},
                                      .options = {{evil, evil, evil}},
                                      .sends = evil,
                                      .error = evil,
                                      .placeholder = evil,
                                      .autocomplete = evil});
        EXPECT_THAT(html, Not(HasSubstr("<script"))) << html;
    }
    EXPECT_THAT(hidden_html("x", evil), Not(HasSubstr("<script")));
    EXPECT_EQ(hidden_html("x", ""), "");
}

TEST(Fields, tie_a_mistake_to_its_control) {
    auto const html =
        field_html({.name = "email", .label = "E-mail", .control = Control::email, .values = {"ada"}, .error = "No address."});
    EXPECT_THAT(html, HasSubstr(R"(<label for="f-email">E-mail</label>)"));
    EXPECT_THAT(html, HasSubstr(R"(aria-invalid="true" aria-describedby="e-email")"));
    EXPECT_THAT(html, HasSubstr(R"(<p class="error" id="e-email" role="alert">No address.</p>)"));
    EXPECT_THAT(html, HasSubstr(R"( value="ada")"));
    EXPECT_THAT(field_html({.name = "email", .label = "E-mail"}), Not(HasSubstr("aria-invalid")));
}

TEST(Fields, say_which_may_be_left_empty) {
    EXPECT_THAT(field_html({.name = "note", .label = "Note", .control = Control::area, .is_optional = true}), HasSubstr("optional"));
    auto const asked = field_html({.name = "note", .label = "Note", .control = Control::area});
    EXPECT_THAT(asked, HasSubstr(" required"));
    EXPECT_THAT(asked, Not(HasSubstr("optional")));
}

TEST(Fields, keep_what_was_chosen_and_ticked) {
    std::vector<Option> const sizes = {{"s", "Small"}, {"l", "Large", "Up to 250 litres"}};
    EXPECT_THAT(field_html({.name = "size", .label = "Size", .control = Control::choice, .values = {"l"}, .options = sizes}),
                HasSubstr(R"(<option value="l" selected>)"));
    auto const boxes = field_html({.name = "size", .label = "Size", .control = Control::boxes, .values = {"l"}, .options = sizes});
    EXPECT_THAT(boxes, HasSubstr(R"(value="l" checked)"));
    EXPECT_THAT(boxes, HasSubstr(R"(value="s")"));
    EXPECT_THAT(boxes, Not(HasSubstr(R"(value="s" checked)")));
    EXPECT_THAT(boxes, HasSubstr("Up to 250 litres"));
    EXPECT_THAT(field_html({.name = "terms", .label = "Yes", .control = Control::box, .values = {"true"}}), HasSubstr(" checked"));
    EXPECT_THAT(field_html({.name = "terms", .label = "Yes", .control = Control::box}), Not(HasSubstr(" checked")));
}

}  // namespace
}  // namespace tandem::pages
