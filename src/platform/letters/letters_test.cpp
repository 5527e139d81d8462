#include "platform/letters/layout.hpp"
#include "platform/letters/note.hpp"
#include "platform/liquid/liquid.hpp"

#include <gmock/gmock.h>

namespace tandem::letters {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

pages::Look ferrow() {
    pages::Look look;
    look.company_name = {"Ferrow & Sons"};
    look.primary_color = {"#173c2d"};
    look.address_lines = {{"Hafenstraße 12"}, {"24143 Kiel"}};
    look.footer = {"Managing director: Ada"};
    return look;
}

Note const note{.subject = "Quote Q-1",
                .words = "Hello Élodie,\n\nhere is our quote.\nRead it <soon>.",
                .matter = "Two bikes: 980 €",
                .matter_line = "Q-1 · open until 31 October",
                .lines = {{"Colour", "red & blue"}},
                .button = Button{"Look at it", "https://t.example/q/T?a=1&b=2"},
                .last_words = "Ask us anything."};

TEST(Note, says_in_plain_text_all_that_its_twin_says) {
    auto const [html, text] = written(note, ferrow());
    for (auto const* words : {"Hello Élodie,", "here is our quote.", "Two bikes: 980 €", "Q-1 · open until 31 October", "Look at it",
                              "Ask us anything.", "Hafenstraße 12, 24143 Kiel."}) {
        EXPECT_THAT(html, HasSubstr(words));
        EXPECT_THAT(text, HasSubstr(words));
    }
    EXPECT_THAT(text, HasSubstr("Read it <soon>."));
    EXPECT_THAT(text, HasSubstr("Colour: red & blue"));
    EXPECT_THAT(text, HasSubstr("Look at it:\nhttps://t.example/q/T?a=1&b=2\n"));
    EXPECT_THAT(text, HasSubstr("\n-- \nFerrow & Sons, "));
}

TEST(Note, shows_text_as_text_in_the_companys_colours) {
    auto const html = written(note, ferrow()).html;
    EXPECT_THAT(html, HasSubstr("Read it &lt;soon&gt;."));
    EXPECT_THAT(html, HasSubstr("here is our quote.<br />"));
    EXPECT_THAT(html, HasSubstr("red &amp; blue"));
    EXPECT_THAT(html, HasSubstr("Ferrow &amp; Sons"));
    EXPECT_THAT(html, HasSubstr(R"(text-decoration:none" href="https://t.example/q/T?a=1&amp;b=2">Look at it</a>)"));
    EXPECT_THAT(html, HasSubstr("background:#173c2d"));
    EXPECT_THAT(html, HasSubstr("<title>Quote Q-1</title>"));
}

TEST(Note, is_never_read_as_a_template) {
    Note const odd{.subject = "{{ tandem.company }}", .words = "{% if %} {{ note.words }}", .last_words = "{{ x"};
    auto const [html, text] = written(odd, ferrow());
    EXPECT_THAT(html, HasSubstr("{% if %} {{ note.words }}"));
    EXPECT_THAT(text, HasSubstr("{% if %} {{ note.words }}"));
    EXPECT_THAT(html, HasSubstr("<title>{{ tandem.company }}</title>"));
}

TEST(Note, answers_something_and_has_no_line_to_unsubscribe) {
    auto const [html, text] = written(note, ferrow());
    EXPECT_THAT(html, Not(HasSubstr("Unsubscribe")));
    EXPECT_THAT(text, Not(HasSubstr("Unsubscribe")));
    EXPECT_THAT(html, Not(HasSubstr("<img")));
}

TEST(Layout, has_a_line_to_unsubscribe_where_an_address_is_given) {
    auto const with = [](std::string const& source, liquid::Escaping escaping) {
        auto tandem = surroundings(ferrow());
        tandem["reason"] = "You agreed to News.";
        json::object const data{
            {"tandem", std::move(tandem)}, {"unsubscribe_url", "https://t.example/u?a=1&b=2"}, {"preferences_url", "https://t.example/p"}};
        return liquid::render(liquid::parse(source).value(), data, {.escaping = escaping}).value();
    };
    auto const html = with(html_layout("<p>News</p>", ferrow()), liquid::Escaping::html);
    EXPECT_THAT(html, HasSubstr(R"(<a href="https://t.example/u?a=1&amp;b=2")"));
    EXPECT_THAT(html, HasSubstr("You agreed to News."));
    EXPECT_THAT(html, HasSubstr("Managing director: Ada"));
    auto const text = with(text_layout("News"), liquid::Escaping::none);
    EXPECT_THAT(text, HasSubstr("Unsubscribe: https://t.example/u?a=1&b=2\n"));
    EXPECT_THAT(text, HasSubstr("Choose topics: https://t.example/p\n"));
}

}  // namespace
}  // namespace tandem::letters
