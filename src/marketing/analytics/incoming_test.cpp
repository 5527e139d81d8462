#include "marketing/analytics/incoming.hpp"

#include <gtest/gtest.h>

namespace tandem::analytics {
namespace {

TEST(Incoming, a_page_view_is_read_in_short_and_long_spelling) {
    auto brief =
        read_incoming(R"({"n":"pageview","u":"https://example.com/a?utm_source=x","d":"example.com","r":"https://google.com/","v":24})")
            .value();
    EXPECT_EQ(brief.name, "pageview");
    EXPECT_EQ(brief.page.pathname, "/a");
    EXPECT_EQ(brief.domains, (std::vector<std::string>{"example.com"}));
    EXPECT_EQ(brief.referrer, "https://google.com/");
    auto full =
        read_incoming(
            R"({"name":"Signup","url":"https://example.com/","domain":"www.example.com, other.example","props":{"plan":"pro","seats":3,"deep":{},"none":null}})")
            .value();
    EXPECT_EQ(full.name, "Signup");
    EXPECT_EQ(full.domains, (std::vector<std::string>{"example.com", "other.example"}));
    EXPECT_EQ(full.props, R"({"plan":"pro","seats":"3"})");
}

TEST(Incoming, properties_may_come_as_text) {
    EXPECT_EQ(read_incoming(R"({"n":"a","u":"http://a.b/","d":"a.b","m":"{\"x\":true}"})")->props, R"({"x":"true"})");
    EXPECT_EQ(read_incoming(R"({"n":"a","u":"http://a.b/","d":"a.b","p":"no json"})")->props, "");
}

TEST(Incoming, a_fraction_stays_as_it_was_written) {
    EXPECT_EQ(read_incoming(R"({"n":"a","u":"http://a.b/","d":"a.b","p":{"f":1.5,"n":-0.25,"i":3}})")->props,
              R"({"f":"1.5","n":"-0.25","i":"3"})");
}

TEST(Incoming, a_site_named_twice_counts_once) {
    EXPECT_EQ(read_incoming(R"({"n":"a","u":"http://a.b/","d":"x.example,www.x.example, y.example"})")->domains,
              (std::vector<std::string>{"x.example", "y.example"}));
}

TEST(Incoming, a_name_is_up_to_120_characters_that_are_not_blank) {
    auto named = [](std::string const& name) { return read_incoming(R"({"u":"http://a.b/","d":"a.b","n":")" + name + R"("})"); };
    std::string umlauts;
    for (int i = 0; i < 120; ++i) umlauts += "ü";
    EXPECT_TRUE(named(umlauts));
    EXPECT_FALSE(named(umlauts + "u"));
    EXPECT_FALSE(named("   "));
    EXPECT_EQ(named(" Signup ")->name, "Signup");
}

TEST(Incoming, what_is_nested_is_left_out) {
    EXPECT_EQ(
        read_incoming(
            R"({"n":"a","u":"http://a.b/","d":"a.b","p":{"deep":{"er":{"and":{"on":1}}},"plan":"pro"},"x":{"x":{"x":{"x":{"x":1}}}}})")
            ->props,
        R"({"plan":"pro"})");
}

TEST(Incoming, engagement_beyond_reason_is_left_out) {
    auto engaged = read_incoming(R"({"n":"engagement","u":"http://a.b/","d":"a.b","e":5200,"sd":75})").value();
    EXPECT_EQ(engaged.engagement_ms, 5200);
    EXPECT_EQ(engaged.scroll_depth, 75);
    auto absurd = read_incoming(R"({"n":"engagement","u":"http://a.b/","d":"a.b","e":1e12,"sd":255})").value();
    EXPECT_EQ(absurd.engagement_ms, 0);
    EXPECT_EQ(absurd.scroll_depth, -1);
}

TEST(Incoming, revenue_is_exact) {
    auto sale = read_incoming(R"({"n":"Sale","u":"http://a.b/","d":"a.b","$":{"amount":"1322.22","currency":"EUR"}})").value();
    EXPECT_EQ(sale.revenue_minor, 132'222);
    EXPECT_EQ(read_incoming(R"({"n":"Sale","u":"http://a.b/","d":"a.b","$":{"amount":0.29,"currency":"EUR"}})")->revenue_minor, 29);
    EXPECT_EQ(read_incoming(R"({"n":"Sale","u":"http://a.b/","d":"a.b","$":{"amount":"x","currency":"???"}})")->revenue_currency, "");
}

TEST(Incoming, what_is_missing_is_named_all_at_once) {
    auto refused = read_incoming("{}");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.size(), 3u);
    EXPECT_FALSE(read_incoming(R"({"n":"pageview","u":"about:blank","d":"a.b"})"));
    EXPECT_FALSE(read_incoming(R"({"n":"pageview","u":"file:///etc/passwd","d":"a.b"})"));
    EXPECT_FALSE(read_incoming(R"({"n":"pageview","u":"http://a.b/)" + std::string(3000, 'a') + R"(","d":"a.b"})"));
}

TEST(Incoming, bytes_that_are_no_event_are_refused) {
    for (std::string body : {"", "null", "[]", "{", "\"text\"", "{\"n\":\"\xFF\"}", "{\"n\":{\"n\":{\"n\":{\"n\":{}}}}}"})
        EXPECT_FALSE(read_incoming(body)) << body;
}

}  // namespace
}  // namespace tandem::analytics
