#include "platform/liquid/liquid.hpp"

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <thread>

namespace tandem::liquid {
namespace {

namespace json = boost::json;

Result<std::string> run(std::string_view source, std::string_view data = "{}", Options const& options = {}) {
    auto const parsed = liquid::parse(source);
    if (!parsed) return fail(parsed);
    return render(*parsed, json::parse(json::string_view(data.data(), data.size())).as_object(), options);
}

std::string text(std::string_view source, std::string_view data = "{}", Options const& options = {}) {
    auto const result = run(source, data, options);
    return result ? *result : "error: " + result.error().message;
}

std::string code(std::string_view source, std::string_view data = "{}", Options const& options = {}) {
    auto const result = run(source, data, options);
    return result ? "fine" : result.error().code;
}

Options html() {
    Options options;
    options.escaping = Escaping::html;
    return options;
}

TEST(Liquid, a_missing_variable_renders_empty) {
    EXPECT_EQ(text("Dear {{ contact.firstname }}!"), "Dear !");
    EXPECT_EQ(text("Dear {{ contact.firstname | default: 'friend' }}!"), "Dear friend!");
}

TEST(Liquid, html_escaping_covers_every_output_but_raw) {
    auto const data = R"({"name": "<b>\"A\" & 'B'</b>"})";
    EXPECT_EQ(text("{{ name }}", data, html()), "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;");
    EXPECT_EQ(text("{{ name | raw }}", data, html()), "<b>\"A\" & 'B'</b>");
    EXPECT_EQ(text("{{ name | escape }}", data, html()), "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;");
    EXPECT_EQ(text("{{ name }}", data), "<b>\"A\" & 'B'</b>");
}

TEST(Liquid, captured_text_is_escaped_once) {
    EXPECT_EQ(text("{% capture line %}<p>{{ name }}</p>{% endcapture %}{{ line }}", R"({"name": "<"})", html()), "<p>&lt;</p>");
    EXPECT_EQ(text("{{ name | newline_to_br }}", R"({"name": "<\nb"})", html()), "&lt;<br />\nb");
    EXPECT_EQ(text("{{ names }}{{ names | join: '<' }}", R"({"names": ["<", 1]})", html()), "&lt;1&lt;&lt;1");
}

TEST(Liquid, mistakes_are_named_with_their_line) {
    EXPECT_EQ(text("a\n{{ x | shout }}"), "error: Line 2: there is no filter 'shout'.");
    EXPECT_EQ(text("\n\n{% if a %}b"), "error: Line 3: the tag 'if' is never closed.");
    EXPECT_EQ(text("{% frobnicate %}"), "error: Line 1: there is no tag 'frobnicate' here.");
    EXPECT_EQ(text("{% endif %}"), "error: Line 1: there is no tag 'endif' here.");
    EXPECT_EQ(text("{{ 'a }}"), "error: Line 1: the text 'a has no closing quote.");
    EXPECT_EQ(text("{{ name "), "error: Line 1: '{{' is never closed with '}}'.");
    EXPECT_EQ(text("\n{{ 1 | divided_by: x }}"), "error: Line 2: a number is divided by zero.");
    EXPECT_EQ(code("{{ \xff }}"), "liquid_syntax");
}

TEST(Liquid, endless_loops_end_in_a_limit) {
    EXPECT_EQ(code("{% for a in (1..9999999999) %}{% endfor %}"), "liquid_limit");
    EXPECT_EQ(code("{% for a in (1..10000) %}{% for b in (1..10000) %}x{% endfor %}{% endfor %}"), "liquid_limit");
    EXPECT_EQ(code("{{ (1..9999999999) | join }}"), "liquid_limit");
    EXPECT_EQ(code("{{ (1..9223372036854775807) | reverse | sort | first }}"), "liquid_limit");
    EXPECT_EQ(code("{% tablerow a in (1..999999999) cols: 3 %}{% endtablerow %}"), "liquid_limit");
}

TEST(Liquid, growing_text_ends_in_a_limit) {
    EXPECT_EQ(code("{% assign x = 'abcdefgh' %}{% for a in (1..100) %}{% assign x = x | append: x %}{% endfor %}"), "liquid_limit");
    EXPECT_EQ(code("{% assign x = 'aaaaaaaaaaaaaaaa' %}{% for a in (1..100) %}{% assign x = x | replace: 'a', x %}{% endfor %}"),
              "liquid_limit");
    EXPECT_EQ(code("{% for a in (1..50000) %}{{ 'a long line of text that repeats itself until nobody reads it' }}{% endfor %}"),
              "liquid_limit");
    EXPECT_EQ(code("{% assign x = 'a,b' | split: ',' %}{% for a in (1..100) %}{% assign x = x | concat: x %}{% endfor %}"), "liquid_limit");
    EXPECT_EQ(code("{% capture x %}1{% endcapture %}{% for a in (1..100) %}{% capture x %}{{ x }}{{ x }}{% endcapture %}{% endfor %}"),
              "liquid_limit");
}

TEST(Liquid, deep_nesting_is_refused) {
    auto const repeat = [](std::string_view part, int times) {
        std::string all;
        for (int i = 0; i < times; ++i) all += part;
        return all;
    };
    EXPECT_EQ(code(repeat("{% if a %}", 5000) + repeat("{% endif %}", 5000)), "liquid_syntax");
    EXPECT_EQ(code("{{ " + repeat("a[", 5000) + "1" + repeat("]", 5000) + " }}"), "liquid_syntax");
    EXPECT_EQ(code("{{ " + repeat("(", 5000) + " }}"), "liquid_syntax");
    EXPECT_EQ(code("{%" + repeat(" liquid", 5000) + " %}"), "liquid_syntax");
    EXPECT_EQ(code("{% if 1 " + repeat("and 1 ", 50000) + "%}{% endif %}"), "fine");
}

TEST(Liquid, a_partial_that_includes_itself_ends_in_a_limit) {
    Partials partials;
    partials.emplace("self", *liquid::parse("{% include 'self' %}"));
    Options options;
    options.partials = &partials;
    EXPECT_EQ(code("{% include 'self' %}", "{}", options), "liquid_limit");
    EXPECT_EQ(code("{% render 'missing' %}", "{}", options), "liquid_error");
}

TEST(Liquid, numbers_at_their_ends_neither_wrap_nor_crash) {
    auto const data = R"({"low": -9223372036854775808, "high": 9223372036854775807})";
    EXPECT_EQ(text("{{ high | plus: 1 }}", data), "9.22337203685478e+18");
    EXPECT_EQ(text("{{ low | divided_by: -1 }}", data), "9.22337203685478e+18");
    EXPECT_EQ(text("{{ low | modulo: -1 }}{{ -7 | modulo: 3 }}{{ -7 | divided_by: 2 }}", data), "02-4");
    EXPECT_EQ(text("{{ low | abs }}", data), "9.223372036854776e+18");
    EXPECT_EQ(text("{{ 'é' | slice: -9223372036854775807 }}{{ 'é' | slice: 0, 9223372036854775807 }}"), "é");
}

TEST(Liquid, text_filters_work_on_characters) {
    EXPECT_EQ(text("{{ 'élodie' | capitalize }} {{ 'straße ÄÖ' | downcase }} {{ 'čeština' | upcase }}"), "Élodie straße äö ČEŠTINA");
    EXPECT_EQ(text("{{ '日本語テキスト' | truncate: 5 }} {{ '日本' | size }} {{ '日本' | first }}"), "日本... 2 日");
}

TEST(Liquid, dates_are_written_in_the_zone_asked_for) {
    Options options;
    options.time_zone = "Europe/Berlin";
    options.now = {1'479'900'000'000};
    auto const data = R"({"at": "2026-07-01T22:30:00.000Z"})";
    EXPECT_EQ(text("{{ at | date: '%d.%m.%Y %H:%M %z %Z' }}", data, options), "02.07.2026 00:30 +0200 CEST");
    EXPECT_EQ(text("{{ at | date: '%A, %-d %B %Y at %l:%M %p' }}", data), "Wednesday, 1 July 2026 at 10:30 PM");
    EXPECT_EQ(text("{{ 'now' | date: '%F %T' }}", data, options), "2016-11-23 12:20:00");
    EXPECT_EQ(text("{{ 'Mon, 14 Mar 2016 10:20:30 +0100' | date: '%FT%T' }} {{ '2016/3/4' | date: '%j %V %u' }}"),
              "2016-03-14T09:20:30 064 09 5");
    EXPECT_EQ(text("{{ 'soon' | date: '%F' }}{{ '2016-02-30' | date: '%F' }}"), "soon2016-02-30");
}

TEST(Liquid, the_variables_of_a_template_are_known) {
    auto const parsed =
        liquid::parse("{{ contact.firstname }}{% assign x = deal.amount %}{{ x }}{% for l in quote.lines %}{{ l.name }}{% endfor %}");
    EXPECT_EQ(variables(*parsed), (std::vector<std::string>{"contact.firstname", "deal.amount", "quote.lines"}));
}

TEST(Liquid, one_template_renders_on_many_threads) {
    auto const parsed = liquid::parse("{% for i in (1..50) %}{{ name | upcase }}{% cycle 'a', 'b' %}{% endfor %}");
    auto const data = json::parse(R"({"name": "ada"})").as_object();
    auto const expected = render(*parsed, data).value();
    std::atomic<int> same = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int k = 0; k < 50; ++k) same += render(*parsed, data).value() == expected;
        });
    threads.clear();
    EXPECT_EQ(same, 200);
}

}  // namespace
}  // namespace tandem::liquid
