#include "marketing/analytics/agents.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <map>
#include <set>

#include "base/test_data.hpp"
#include "marketing/analytics/countries.hpp"

namespace tandem::analytics {
namespace {

Agents& agents() {
    static Agents shared;
    return shared;
}

TEST(Agents, common_browsers_are_read) {
    auto chrome =
        agents().read("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36");
    EXPECT_EQ(chrome, (Agent{"Chrome", "140.0", "Windows", "10", "Desktop", ""}));
    auto phone = agents().read(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1");
    EXPECT_EQ(phone, (Agent{"Safari", "18.5", "iOS", "18.5", "Mobile", ""}));
    auto tablet =
        agents().read("Mozilla/5.0 (Linux; Android 14; SM-X910) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36");
    EXPECT_EQ(tablet.device, "Tablet");
    auto android =
        agents().read("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36");
    EXPECT_EQ(android, (Agent{"Chrome", "139.0", "Android", "10", "Mobile", ""}));
    auto firefox = agents().read("Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0");
    EXPECT_EQ(firefox.browser, "Firefox");
    EXPECT_EQ(firefox.os, "GNU/Linux");
    auto edge = agents().read(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0");
    EXPECT_EQ(edge.browser, "Microsoft Edge");
    EXPECT_EQ(edge.bot, "");
    auto mac = agents().read(
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15");
    EXPECT_EQ(mac, (Agent{"Safari", "18.5", "Mac", "10.15", "Desktop", ""}));
    auto samsung = agents().read(
        "Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36");
    EXPECT_EQ(samsung.browser, "Samsung Browser");
}

TEST(Agents, machines_are_told_apart_from_people) {
    EXPECT_EQ(agents().read("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)").bot, "crawler");
    EXPECT_EQ(agents().read("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)").bot,
              "ai_crawler");
    EXPECT_EQ(
        agents().read("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/130.0.0.0 Safari/537.36").bot,
        "automation");
    EXPECT_EQ(agents().read("curl/8.5.0").bot, "crawler");
    EXPECT_EQ(agents().read("").bot, "automation");
    for (auto const* machine : {"-", "node", "undici", "Java/17", "PostmanRuntime/7.3", "Mozilla/4.0", "LumiBot 2.0", "fetch libfetch/2.0",
                                "Mozilla/5.0 (compatible; YandexBot/3.0)"})
        EXPECT_NE(agents().read(machine).bot, "") << machine;
    EXPECT_EQ(
        agents()
            .read("Mozilla/5.0 (Linux; Android 13; CUBOT X70) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36")
            .bot,
        "");
}

/// Machines in a real log of a web server of 2015 by words of theirs, read by eye one after the other.
constexpr std::string_view machines_of_the_log[] = {"UniversalFeedParser",
                                                    "archive.org_bot",
                                                    "Googlebot",
                                                    "Tiny Tiny RSS",
                                                    "msnbot",
                                                    "Ezooms",
                                                    "Baiduspider",
                                                    "FeedBurner",
                                                    "Yahoo! Slurp",
                                                    "YandexBot",
                                                    "YandexImages",
                                                    "Chef Client",
                                                    "bingbot",
                                                    "Feedbin",
                                                    "Twitterbot",
                                                    "Exabot",
                                                    "Feedfetcher",
                                                    "Mail.RU_Bot",
                                                    "Digg Feed Fetcher",
                                                    "Sogou web spider",
                                                    "Liferea",
                                                    "MJ12bot",
                                                    "distilator",
                                                    "Google Web Preview",
                                                    "Google favicon",
                                                    "facebookexternalhit",
                                                    "FlipboardProxy",
                                                    "FlipboardRSS",
                                                    "360Spider",
                                                    "VoilaBot",
                                                    "LumiBot",
                                                    "HTTP_Request2",
                                                    "Embedly",
                                                    "YisouSpider",
                                                    "Xenu",
                                                    "Wget",
                                                    "Superblock",
                                                    "IrssiUrlLog",
                                                    "Google Desktop",
                                                    "BingPreview",
                                                    "GoogleImageProxy",
                                                    "CommaFeed",
                                                    "&as_qdr",
                                                    "LiveJournal.com",
                                                    "Feedly",
                                                    "Spinn3r",
                                                    "BeetleBot",
                                                    "Daumoa",
                                                    "MojeekBot",
                                                    "special_archiver",
                                                    "libfetch",
                                                    "magpie-crawler",
                                                    "psbot",
                                                    "Python-urllib",
                                                    "nutch",
                                                    "portscout"};
/// Say so little that nobody can be meant, or are too old to run a script.
constexpr std::string_view nobody_in_the_log[] = {"-", "Mozilla/4.0", "Mozilla/4.0 (compatible;)"};

TEST(Agents, machines_of_a_real_log_are_kept_out_and_its_people_counted) {
    auto const path = test_data("weblogs/access-2015-05-17-18.log");
    if (path.empty()) GTEST_SKIP() << "shared/data is not here";
    std::set<std::string> seen;
    std::ifstream log(path);
    for (std::string line; std::getline(log, line);) {
        auto const end = line.rfind('"'), start = line.rfind('"', end - 1);
        if (end != std::string::npos && start != std::string::npos) seen.insert(line.substr(start + 1, end - start - 1));
    }
    ASSERT_EQ(seen.size(), 339U);
    for (auto const& agent : seen) {
        bool const is_machine = std::ranges::any_of(machines_of_the_log, [&](auto part) { return agent.find(part) != std::string::npos; });
        bool const is_nobody = std::ranges::find(nobody_in_the_log, agent) != std::end(nobody_in_the_log);
        bool const is_browser =
            agent.starts_with("Mozilla/5.0 (") || agent.starts_with("Mozilla/4.0 (compatible; MSIE") || agent.starts_with("Opera/");
        if (!is_machine && !is_nobody && !is_browser) continue;
        EXPECT_EQ(!agents().read(agent).bot.empty(), is_machine || is_nobody) << agent;
    }
}

/// The families that uap-core's own cases expect, as Plausible calls them.
void expect_families(char const* file, std::map<std::string, std::string> const& names, std::string Agent::*field) {
    auto const path = test_data(std::string("user-agents/") + file);
    if (path.empty()) GTEST_SKIP() << "shared/data is not here";
    std::ifstream in(path);
    std::string const text((std::istreambuf_iterator<char>(in)), {});
    std::size_t checked = 0;
    auto const cases = boost::json::parse(text);
    for (auto const& one : cases.as_array()) {
        auto const expected = names.find(std::string(one.at("family").as_string()));
        if (expected == names.end()) continue;
        std::string const agent(one.at("user_agent_string").as_string());
        // Libraries are no browsers; iPads that pose as a Mac are told by look-ahead, which RE2 does not have.
        if (!agent.starts_with("Mozilla/") || agent.find("(Macintosh") != std::string::npos) continue;
        EXPECT_EQ(agents().read(agent).*field, expected->second) << agent;
        ++checked;
    }
    EXPECT_GT(checked, 20U);
}

TEST(Agents, browsers_have_the_names_of_plausible) {
    expect_families("test_ua.json",
                    {{"Chrome", "Chrome"},
                     {"Chrome Mobile", "Chrome"},
                     {"Chrome Mobile iOS", "Chrome"},
                     {"Firefox", "Firefox"},
                     {"Firefox Mobile", "Firefox"},
                     {"Firefox iOS", "Firefox"},
                     {"Mobile Safari", "Safari"},
                     {"Safari", "Safari"},
                     {"Edge", "Microsoft Edge"},
                     {"Edge Mobile", "Microsoft Edge"},
                     {"IE", "Internet Explorer"},
                     {"Opera", "Opera"},
                     {"Opera Mobile", "Opera"},
                     {"Opera Mini", "Opera"},
                     {"Samsung Internet", "Samsung Browser"}},
                    &Agent::browser);
}

TEST(Agents, systems_have_the_names_of_plausible) {
    expect_families(
        "test_os.json",
        {{"Mac OS X", "Mac"}, {"Windows", "Windows"}, {"iOS", "iOS"}, {"Android", "Android"}, {"Linux", "GNU/Linux"}, {"Ubuntu", "Ubuntu"}},
        &Agent::os);
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
