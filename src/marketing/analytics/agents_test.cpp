#include "marketing/analytics/agents.hpp"

#include <gtest/gtest.h>


#include "marketing/analytics/countries.hpp"

namespace tandem::analytics {
namespace {

Agents& agents() {
    static Agents shared;
    return shared;
}

TEST(Agents, common_browsers_are_read) {
    auto chrome = agents().read("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36");
    EXPECT_EQ(chrome, (Agent{"Chrome", "140", "Windows", "10", "Desktop", ""}));
    auto phone = agents().read("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1");
    EXPECT_EQ(phone, (Agent{"Safari", "18", "iOS", "18.5", "Mobile", ""}));
    auto tablet = agents().read("Mozilla/5.0 (Linux; Android 14; SM-X910) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36");
    EXPECT_EQ(tablet.device, "Tablet");
    auto android = agents().read("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36");
    EXPECT_EQ(android, (Agent{"Chrome", "139", "Android", "10", "Mobile", ""}));
    auto firefox = agents().read("Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0");
    EXPECT_EQ(firefox.browser, "Firefox");
    EXPECT_EQ(firefox.os, "Linux");
    auto edge = agents().read("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0");
    EXPECT_EQ(edge.browser, "Edge");
    EXPECT_EQ(edge.bot, "");
}

TEST(Agents, machines_are_told_apart_from_people) {
    EXPECT_EQ(agents().read("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)").bot, "crawler");
    EXPECT_EQ(agents().read("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)").bot, "ai_crawler");
    EXPECT_EQ(agents().read("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/130.0.0.0 Safari/537.36").bot, "automation");
    EXPECT_EQ(agents().read("curl/8.5.0").bot, "crawler");
    EXPECT_EQ(agents().read("").bot, "automation");
}

TEST(Agents, any_bytes_are_taken) {
    EXPECT_NO_THROW(agents().read(std::string(100'000, '(')));
    EXPECT_NO_THROW(agents().read("\xFF\xFE\x00"));
    auto again = agents().read("Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0");
    EXPECT_EQ(again, agents().read("Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0"));
}

TEST(Countries, are_found_for_both_kinds_of_addresses) {
    Countries countries;
    EXPECT_EQ(countries.find("8.8.8.8"), "US");
    EXPECT_EQ(countries.find("2a00:1450:4001:82a::200e").size(), 2u);
    EXPECT_EQ(countries.find("127.0.0.1"), "");
    EXPECT_EQ(countries.find("no address"), "");
}

}  // namespace
}  // namespace tandem::analytics
