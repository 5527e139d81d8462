#include "marketing/analytics/acquisition.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/id.hpp"
#include "base/line.hpp"
#include "base/text.hpp"

namespace tandem::analytics {
namespace {

enum class Category { search, social, video, shopping, assistant, mail, other };

struct KnownSource {
    std::string_view name;
    Category category;
    std::vector<std::string_view> domains;  ///< without a dot: any top-level domain ("google" is google.de)
    std::vector<std::string_view> aliases;  ///< as people write them into utm_source
};

std::span<KnownSource const> known_sources() {
    using enum Category;
    static std::vector<KnownSource> const all = {
        {"Google", search, {"google"}, {"google", "adwords", "googleads", "google_ads", "google-ads", "google ads", "gads"}},
        {"Bing", search, {"bing.com"}, {"bing"}},
        {"DuckDuckGo", search, {"duckduckgo.com"}, {"duckduckgo", "ddg"}},
        {"Yahoo!", search, {"search.yahoo.com", "yahoo.com", "yahoo.co.jp"}, {"yahoo"}},
        {"Yandex", search, {"yandex", "ya.ru"}, {"yandex"}},
        {"Baidu", search, {"baidu.com"}, {"baidu"}},
        {"Ecosia", search, {"ecosia.org"}, {"ecosia"}},
        {"Brave", search, {"search.brave.com"}, {"brave"}},
        {"Startpage", search, {"startpage.com"}, {"startpage"}},
        {"Qwant", search, {"qwant.com"}, {"qwant"}},
        {"Kagi", search, {"kagi.com"}, {"kagi"}},
        {"Naver", search, {"naver.com"}, {"naver"}},
        {"Sogou", search, {"sogou.com"}, {"sogou"}},
        {"Seznam", search, {"seznam.cz"}, {"seznam"}},
        {"ChatGPT", assistant, {"chatgpt.com", "chat.openai.com"}, {"chatgpt", "openai", "chatgpt.com"}},
        {"Claude", assistant, {"claude.ai"}, {"claude"}},
        {"Perplexity", assistant, {"perplexity.ai"}, {"perplexity"}},
        {"Gemini", assistant, {"gemini.google.com", "bard.google.com"}, {"gemini"}},
        {"Copilot", assistant, {"copilot.microsoft.com", "copilot.cloud.microsoft"}, {"copilot"}},
        {"Mistral", assistant, {"chat.mistral.ai"}, {"mistral", "lechat"}},
        {"DeepSeek", assistant, {"chat.deepseek.com"}, {"deepseek"}},
        {"Grok", assistant, {"grok.com", "x.ai"}, {"grok"}},
        {"Meta AI", assistant, {"meta.ai"}, {"meta.ai"}},
        {"You.com", assistant, {"you.com"}, {"you.com"}},
        {"Phind", assistant, {"phind.com"}, {"phind"}},
        {"Facebook",
         social,
         {"facebook.com", "fb.com", "fb.me"},
         {"facebook", "fb", "fcb", "fb_ad", "fbad", "fbads", "fb-ads", "fb_ads", "facebook_ad", "facebook_ads", "facebook-ads",
          "facebook_feed_ad", "meta"}},
        {"Instagram", social, {"instagram.com"}, {"instagram", "ig"}},
        {"Threads", social, {"threads.net", "threads.com"}, {"threads"}},
        {"Twitter", social, {"twitter.com", "x.com", "t.co"}, {"twitter", "x", "tw", "twitter-ads", "twitter_ads"}},
        {"LinkedIn", social, {"linkedin.com", "lnkd.in"}, {"linkedin", "li", "linkedin_ads", "linkedin-ads"}},
        {"Reddit", social, {"reddit.com"}, {"reddit", "reddit-ads", "reddit_ads"}},
        {"Pinterest", social, {"pinterest", "pin.it"}, {"pinterest"}},
        {"Mastodon", social, {"mastodon.social", "mastodon.online", "mstdn.social", "fosstodon.org"}, {"mastodon"}},
        {"Bluesky", social, {"bsky.app"}, {"bluesky", "bsky"}},
        {"Xing", social, {"xing.com"}, {"xing"}},
        {"Hacker News", social, {"news.ycombinator.com"}, {"hackernews", "hn"}},
        {"Quora", social, {"quora.com"}, {"quora"}},
        {"VK", social, {"vk.com", "vkontakte.ru"}, {"vk"}},
        {"WhatsApp", social, {"whatsapp.com", "wa.me"}, {"whatsapp"}},
        {"Telegram", social, {"telegram.org", "t.me", "org.telegram.messenger"}, {"telegram"}},
        {"Snapchat", social, {"snapchat.com"}, {"snapchat"}},
        {"Discord", social, {"discord.com", "discordapp.com"}, {"discord"}},
        {"YouTube", video, {"youtube.com", "youtu.be"}, {"youtube", "yt", "yt-ads", "yt_ads", "youtube_ads"}},
        {"TikTok", video, {"tiktok.com"}, {"tiktok", "tt", "tiktokads", "tiktok-ads", "tiktok_ads", "tik.tok"}},
        {"Vimeo", video, {"vimeo.com"}, {"vimeo"}},
        {"Twitch", video, {"twitch.tv"}, {"twitch"}},
        {"Dailymotion", video, {"dailymotion.com"}, {"dailymotion"}},
        {"Netflix", video, {"netflix.com"}, {"netflix"}},
        {"Amazon", shopping, {"amazon"}, {"amazon"}},
        {"eBay", shopping, {"ebay"}, {"ebay"}},
        {"Etsy", shopping, {"etsy.com"}, {"etsy"}},
        {"Shopify", shopping, {"shopify.com"}, {"shopify"}},
        {"AliExpress", shopping, {"aliexpress.com"}, {"aliexpress"}},
        {"Temu", shopping, {"temu.com"}, {"temu"}},
        {"Walmart", shopping, {"walmart.com"}, {"walmart"}},
        {"Idealo", shopping, {"idealo.de"}, {"idealo"}},
        {"Gmail", mail, {"mail.google.com", "com.google.android.gm"}, {"gmail"}},
        {"Outlook.com", mail, {"outlook.live.com", "outlook.office.com", "outlook.office365.com"}, {"outlook"}},
        {"Yahoo! Mail", mail, {"mail.yahoo.com"}, {}},
        {"Newsletter", mail, {}, {"newsletter", "newsletters", "email", "e-mail", "mail", "mailing"}},
        {"Slack", social, {"slack.com", "com.slack"}, {"slack"}},
        {"Microsoft Teams", social, {"statics.teams.cdn.office.net", "teams.microsoft.com"}, {"teams", "microsoft teams"}},
        {"Steam", social, {"steamcommunity.com"}, {}},
        {"GitHub", social, {"github.com"}, {"github"}},
        {"Wikipedia", other, {"wikipedia.org"}, {"wikipedia"}},
        {"Stack Overflow", other, {"stackoverflow.com"}, {"stackoverflow"}},
        {"Product Hunt", social, {"producthunt.com"}, {"producthunt"}},
        {"Medium", other, {"medium.com"}, {}},
        {"Substack", other, {"substack.com"}, {"substack"}},
    };
    return all;
}

/// The source that explains most of a host: "news.google.co.uk" is Google's, "mail.google.com" is Gmail's.
KnownSource const* source_at(std::string_view host) {
    auto whole = registrable_domain(std::string(host));
    auto owner = std::string_view(whole).substr(0, whole.find('.'));
    auto length_of = [&](std::string_view domain) -> std::size_t {
        if (domain.find('.') == std::string_view::npos) return owner == domain ? domain.size() : 0;
        bool same = host == domain || (host.ends_with(domain) && host[host.size() - domain.size() - 1] == '.');
        return same ? domain.size() : 0;
    };
    KnownSource const* best = nullptr;
    std::size_t longest = 0;
    for (auto const& source : known_sources())
        for (auto domain : source.domains)
            if (auto length = length_of(domain); length > longest) {
                longest = length;
                best = &source;
            }
    return best;
}

KnownSource const* source_called(std::string_view name) {
    static auto const by_name = [] {
        std::unordered_map<std::string, KnownSource const*> names;
        for (auto const& source : known_sources()) {
            names.emplace(to_lower_ascii(source.name), &source);
            for (auto alias : source.aliases) names.emplace(alias, &source);
        }
        return names;
    }();
    auto found = by_name.find(to_lower_ascii(name));
    return found == by_name.end() ? nullptr : found->second;
}

bool is_any(std::string_view value, std::initializer_list<std::string_view> of) { return std::ranges::find(of, value) != of.end(); }

bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts) {
    return std::ranges::any_of(parts, [text](auto part) { return text.find(part) != std::string_view::npos; });
}

/// As advertisers call what they pay for: "adwords", "facebook_ad", "yt-ads".
bool is_paid_source(std::string_view given) {
    auto name = to_lower_ascii(given);
    return source_called(name) && (name == "adwords" || name.ends_with("ad") || name.ends_with("ads"));
}

/// Host and path; a password in the address is nobody's business.
std::string without_scheme(std::string_view url) {
    auto scheme = url.find("://");
    if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("?#"));
    if (auto user = url.substr(0, url.find('/')).rfind('@'); user != std::string_view::npos) url.remove_prefix(user + 1);
    while (url.ends_with('/')) url.remove_suffix(1);
    if (url.starts_with("www.")) url.remove_prefix(4);
    return std::string(beginning_of(url, 500));
}

std::string limited(std::string_view text) {
    constexpr std::size_t longest = 200;
    auto cut = trim(text).substr(0, longest);
    while (!cut.empty() && !is_clean_utf8(cut)) cut.remove_suffix(1);
    return std::string(cut);
}

}  // namespace

std::string source_of_referrer(std::string_view hostname) {
    if (auto const* known = source_at(hostname)) return std::string(known->name);
    return std::string(hostname);
}

std::string channel_of(std::string_view source, std::string_view medium_given, std::string_view campaign, bool paid_click) {
    auto medium = to_lower_ascii(medium_given);
    auto const* known = source.empty() ? nullptr : source_called(source);
    if (!known && !source.empty()) known = source_at(source);
    auto category = known ? known->category : Category::other;
    static RE2 const paid_medium(".*cp.*|ppc|retargeting|paid.*");
    static RE2 const shopping_campaign(".*(([^a-df-z]|^)shop|shopping).*");
    bool paid = paid_click || RE2::FullMatch(medium, paid_medium);
    bool shopping = category == Category::shopping || RE2::FullMatch(to_lower_ascii(campaign), shopping_campaign);

    auto name = to_lower_ascii(source);
    if (contains_any(to_lower_ascii(campaign), {"cross-network"})) return "Cross-network";
    if (shopping && paid) return "Paid Shopping";
    if (category == Category::search && paid) return "Paid Search";
    if (category == Category::social && paid) return "Paid Social";
    if (category == Category::video && paid) return "Paid Video";
    if (is_any(medium, {"display", "banner", "expandable", "interstitial", "cpm"})) return "Display";
    if (paid) return "Paid Other";
    if (category == Category::assistant || is_any(medium, {"ai", "ai-assistant", "llm"})) return "AI Assistants";
    if (shopping) return "Organic Shopping";
    if (category == Category::social ||
        is_any(medium, {"social", "social-network", "social-media", "sm", "social network", "social media"}))
        return "Organic Social";
    if (category == Category::video || medium.find("video") != std::string::npos) return "Organic Video";
    if (category == Category::search || medium == "organic") return "Organic Search";
    static std::initializer_list<std::string_view> const mail_words = {"email", "e-mail", "e_mail", "e mail", "newsletter"};
    if (category == Category::mail || medium == "mail" || contains_any(medium, mail_words) || contains_any(name, mail_words))
        return "Email";
    if (medium == "affiliate") return "Affiliates";
    if (medium == "audio") return "Audio";
    if (medium == "sms" || name == "sms") return "SMS";
    if (medium.ends_with("push") || contains_any(medium, {"mobile", "notification"}) || name == "firebase")
        return "Mobile Push Notifications";
    // A medium alone says little: a link without a source is a referral only where it says so.
    return source.empty() && !is_any(medium, {"referral", "app", "link"}) ? "Direct" : "Referral";
}

events::Acquisition acquisition_of(PageUrl const& page, std::string_view referrer) {
    events::Acquisition from;
    auto origin = parse_page_url(referrer);
    bool own = origin && registrable_domain(origin->hostname) == registrable_domain(page.hostname);
    bool counts = origin && !own && origin->hostname != "localhost";  // somebody's own computer is no source
    if (counts) from.referrer = without_scheme(referrer);

    from.utm_source = limited(page.parameter("utm_source"));
    from.utm_medium = limited(page.parameter("utm_medium"));
    from.utm_campaign = limited(page.parameter("utm_campaign"));
    from.utm_term = limited(page.parameter("utm_term"));
    from.utm_content = limited(page.parameter("utm_content"));
    if (auto campaign = parse_id(page.parameter("tandem_c")))
        from.campaign_id = events::CampaignId(*campaign);  // set by links of our mails

    std::string given = from.utm_source;
    for (auto const* name : {"source", "ref"})
        if (given.empty()) given = limited(page.parameter(name));
    bool google_click = !page.parameter("gclid").empty(), bing_click = !page.parameter("msclkid").empty();
    if (!given.empty()) {
        auto const* known = source_called(given);
        from.source = known ? std::string(known->name) : given;
    } else if (!from.referrer.empty()) {
        from.source = source_of_referrer(origin->hostname);
    } else if (google_click || bing_click) {
        from.source = google_click ? "Google" : "Bing";
    }
    bool paid = is_paid_source(given) || (google_click && from.source == "Google") || (bing_click && from.source == "Bing");
    from.channel = channel_of(from.source, from.utm_medium, from.utm_campaign, paid);
    return from;
}

}  // namespace tandem::analytics
