#include "marketing/analytics/incoming.hpp"

#include <gtest/gtest.h>

namespace tandem::analytics {
namespace {

TEST(Incoming, a_page_view_is_read_in_short_and_long_spelling) {
    auto brief = read_incoming(R"({"n":"pageview","u":"https://example.com/a?utm_source=x","d":"example.com","r":"https://google.com/","v":24})").value();
    EXPECT_EQ(brief.name, "pageview");
    EXPECT_EQ(brief.page.pathname, "/a");
    EXPECT_EQ(brief.domains, (std::vector<std::string>{"example.com"}));
    EXPECT_EQ(brief.referrer, "https://google.com/");
    auto full = read_incoming(R"({"name":"Signup","url":"https://example.com/","domain":"www.example.com, other.example","props":{"plan":"pro","seats":3,"deep":{},"none":null}})").value();
    EXPECT_EQ(full.name, "Signup");
    EXPECT_EQ(full.domains, (std::vector<std::string>{"example.com", "other.example"}));
    EXPECT_EQ(full.props, R"({"plan":"pro","seats":"3"})");
}

TEST(Incoming, properties_may_come_as_text) {
    EXPECT_EQ(read_incoming(R"({"n":"a","u":"http://a.b/","d":"a.b","m":"{\"x\":true}"})")->props, R"({"x":"true"})");
    EXPECT_EQ(read_incoming(R"({"n":"a","u":"http://a.b/","d":"a.b","p":"no json"})")->props, "");
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
