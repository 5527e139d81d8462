#include "marketing/analytics/acquisition.hpp"

#include <gtest/gtest.h>

namespace tandem::analytics {
namespace {

events::Acquisition visit(std::string query, std::string referrer = "") {
    return acquisition_of(parse_page_url("https://www.example.com/landing" + query).value(), referrer);
}

TEST(Acquisition, a_search_engine_is_known_under_every_top_level_domain) {
    for (auto const* referrer : {"https://www.google.com/", "https://google.de/search?q=x", "https://news.google.co.uk/a"}) {
        auto from = visit("", referrer);
        EXPECT_EQ(from.source, "Google") << referrer;
        EXPECT_EQ(from.channel, "Organic Search");
    }
    EXPECT_EQ(visit("", "https://mail.google.com/mail").source, "Gmail");
    EXPECT_EQ(visit("", "https://gemini.google.com/app").channel, "AI Assistants");
    EXPECT_EQ(visit("", "https://notgoogle.com/").source, "notgoogle.com");
}

TEST(Acquisition, the_own_site_is_no_source) {
    auto from = visit("", "https://shop.example.com/cart");
    EXPECT_EQ(from.source, "");
    EXPECT_EQ(from.referrer, "");
    EXPECT_EQ(from.channel, "Direct");
}

TEST(Acquisition, a_referrer_loses_scheme_query_and_www) {
    EXPECT_EQ(visit("", "https://www.heise.de/news/1.html?x=secret#y").referrer, "heise.de/news/1.html");
    EXPECT_EQ(visit("", "https://www.heise.de/news/").channel, "Referral");
    EXPECT_EQ(visit("", "nonsense").referrer, "");
}

TEST(Acquisition, a_referrer_loses_the_password_and_the_own_computer_is_none) {
    EXPECT_EQ(visit("", "https://user:pw@partner.example/a").referrer, "partner.example/a");
    auto local = visit("", "http://localhost:3000/a");
    EXPECT_EQ(local.source, "");
    EXPECT_EQ(local.referrer, "");
    EXPECT_EQ(local.channel, "Direct");
}

TEST(Acquisition, sources_that_advertisers_pay_for_are_paid) {
    auto paid = [](std::string const& source) {
        return visit("?utm_source=" + source).source + " / " + visit("?utm_source=" + source).channel;
    };
    EXPECT_EQ(paid("adwords"), "Google / Paid Search");
    EXPECT_EQ(paid("yt-ads"), "YouTube / Paid Video");
    EXPECT_EQ(paid("facebook_ad"), "Facebook / Paid Social");
    EXPECT_EQ(paid("FB-Ads"), "Facebook / Paid Social");
    EXPECT_EQ(paid("reddit-ads"), "Reddit / Paid Social");
    EXPECT_EQ(paid("google"), "Google / Organic Search");
    EXPECT_EQ(paid("somebody-ads"), "somebody-ads / Referral");
}

TEST(Acquisition, places_where_people_talk_are_social) {
    for (auto const* referrer : {"https://github.com/", "https://www.producthunt.com/", "https://app.slack.com/",
                                 "https://statics.teams.cdn.office.net/", "https://steamcommunity.com/x"})
        EXPECT_EQ(visit("", referrer).channel, "Organic Social") << referrer;
    EXPECT_EQ(visit("", "https://www.temu.com/").channel, "Organic Shopping");
    EXPECT_EQ(visit("", "https://m.sogou.com/").channel, "Organic Search");
}

TEST(Acquisition, parameters_win_over_the_referrer) {
    auto from = visit("?utm_source=newsletter&utm_medium=email&utm_campaign=Spring%20sale", "https://www.google.com/");
    EXPECT_EQ(from.source, "Newsletter");
    EXPECT_EQ(from.channel, "Email");
    EXPECT_EQ(from.utm_campaign, "Spring sale");
    EXPECT_EQ(visit("?ref=producthunt").source, "Product Hunt");
    EXPECT_EQ(visit("?source=Partner+A").source, "Partner A");
}

TEST(Acquisition, a_click_id_makes_a_search_paid) {
    EXPECT_EQ(visit("?gclid=1", "https://www.google.com/").channel, "Paid Search");
    EXPECT_EQ(visit("?msclkid=1").channel, "Paid Search");
    EXPECT_EQ(visit("?msclkid=1").source, "Bing");
}

struct Rule {
    char const* source;
    char const* medium;
    char const* campaign;
    char const* channel;
};

TEST(Acquisition, channels_follow_the_table) {
    for (auto [source, medium, campaign, channel] : std::initializer_list<Rule>{
             {"", "", "", "Direct"},
             {"Google", "cpc", "", "Paid Search"},
             {"Google", "cpc", "shopping-spring", "Paid Shopping"},
             {"Facebook", "paid_social", "", "Paid Social"},
             {"YouTube", "cpv", "", "Paid Video"},
             {"YouTube", "ppc", "", "Paid Video"},
             {"somewhere", "banner", "", "Display"},
             {"somewhere", "cpm", "", "Display"},
             {"somewhere", "cpc", "", "Paid Other"},
             {"Amazon", "", "", "Organic Shopping"},
             {"somewhere", "", "shop-opening", "Organic Shopping"},
             {"somewhere", "", "workshop", "Referral"},
             {"LinkedIn", "", "", "Organic Social"},
             {"somewhere", "social", "", "Organic Social"},
             {"Vimeo", "", "", "Organic Video"},
             {"somewhere", "video-ad", "", "Organic Video"},
             {"DuckDuckGo", "", "", "Organic Search"},
             {"somewhere", "organic", "", "Organic Search"},
             {"ChatGPT", "", "", "AI Assistants"},
             {"chatgpt.com", "", "", "AI Assistants"},
             {"somewhere", "e-mail", "", "Email"},
             {"Newsletter", "", "", "Email"},
             {"partner", "affiliate", "", "Affiliates"},
             {"podcast", "audio", "", "Audio"},
             {"sms", "", "", "SMS"},
             {"app", "webpush", "", "Mobile Push Notifications"},
             {"x", "", "cross-network", "Cross-network"},
             {"", "", "eu-Cross-Network", "Cross-network"},
             {"", "foo", "", "Direct"},
             {"", "link", "", "Referral"},
             {"Weekly Newsletter", "", "", "Email"},
             {"somewhere", "my-newsletter", "", "Email"},
             {"partner.example", "referral", "", "Referral"},
         })
        EXPECT_EQ(channel_of(source, medium, campaign, false), channel) << source << " " << medium << " " << campaign;
}

TEST(PageUrl, is_read_as_browsers_write_it) {
    auto page = parse_page_url("HTTPS://User@WWW.Example.COM:8443/a%20b/?x=1&y=%C3%A9#top").value();
    EXPECT_EQ(page.scheme, "https");
    EXPECT_EQ(page.hostname, "example.com");
    EXPECT_EQ(page.pathname, "/a b/");
    EXPECT_EQ(page.parameter("y"), "é");
    EXPECT_EQ(parse_page_url("http://localhost:8080")->pathname, "/");
    EXPECT_EQ(parse_page_url("http://a.b/c#/route", true)->pathname, "/c#/route");
    EXPECT_EQ(parse_page_url("http://[::1]:80/")->hostname, "[::1]");
    for (auto const* wrong : {"", "/path", "about:blank", "https:///x", "://x"}) EXPECT_FALSE(parse_page_url(wrong)) << wrong;
}

TEST(PageUrl, the_registrable_domain_follows_the_public_suffix_list) {
    EXPECT_EQ(registrable_domain("shop.example.co.uk"), "example.co.uk");
    EXPECT_EQ(registrable_domain("example.com"), "example.com");
    EXPECT_EQ(registrable_domain("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(registrable_domain("localhost"), "localhost");
}

TEST(Acquisition, a_link_of_our_own_mail_names_its_campaign) {
    auto const page = parse_page_url("https://a.example/?utm_source=newsletter&tandem_c=512").value();
    EXPECT_EQ(acquisition_of(page, "").campaign_id, events::CampaignId(512));
    EXPECT_EQ(acquisition_of(parse_page_url("https://a.example/?tandem_c=x").value(), "").campaign_id, events::CampaignId(0));
}

}  // namespace
}  // namespace tandem::analytics
