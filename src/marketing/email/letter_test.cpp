#include "marketing/email/letter.hpp"

#include <gmock/gmock.h>

#include "marketing/email/rules.hpp"
#include "platform/mail/message.hpp"

namespace tandem::email {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Draft draft(std::string body, std::string subject = "Hello") {
    Draft out{.subject = std::move(subject), .first_line = "", .body = std::move(body), .topic_name = "Newsletter", .look = {}};
    out.look.company_name.value = "Ferrow & Sons";
    return out;
}

Written written(Draft const& given, json::object const& contact = {}, Links links = Links::direct) {
    auto const letter = Letter::make(given, links);
    if (!letter) throw std::runtime_error(letter.error().message);
    auto const out = letter->write(contact,
                                   {"https://t.example/m/c/T", "https://t.example/m/o/T.gif", "https://t.example/m/unsubscribe/T",
                                    "https://t.example/m/preferences/P", [](std::string_view url) { return "signed:" + std::string(url); }},
                                   Instant{0});
    if (!out) throw std::runtime_error(out.error().message);
    return *out;
}

TEST(Letter, greets_by_name_in_both_alternatives) {
    auto const out = written(draft("# Hi\n\nGood morning {{ contact.firstname | default: \"there\" }}"), {{"firstname", "Élodie"}});
    EXPECT_THAT(out.html, HasSubstr("Good morning Élodie"));
    EXPECT_THAT(out.text, HasSubstr("Good morning Élodie"));
    EXPECT_THAT(written(draft("Hi {{ contact.firstname | default: \"there\" }}")).html, HasSubstr("Hi there"));
}

TEST(Letter, escapes_properties_in_html_only) {
    auto const out =
        written(draft("Hi {{ contact.firstname }}", "For {{ contact.firstname }}"), {{"firstname", "<script>alert(1)</script>"}});
    EXPECT_THAT(out.html, Not(HasSubstr("<script>")));
    EXPECT_THAT(out.html, HasSubstr("&lt;script&gt;"));
    EXPECT_THAT(out.text, HasSubstr("<script>"));
    EXPECT_THAT(out.html, HasSubstr("Ferrow &amp; Sons"));
}

TEST(Letter, leaves_raw_html_of_the_author_out) { EXPECT_THAT(written(draft("<iframe src=x></iframe>")).html, Not(HasSubstr("<iframe"))); }

TEST(Letter, a_subject_is_one_line_whatever_a_property_holds) {
    auto const out = written(draft("x", "Hi {{ contact.firstname }}"), {{"firstname", "Eve\r\nBcc: all@example.com"}});
    EXPECT_EQ(out.subject, "Hi Eve  Bcc: all@example.com");
    auto const raw =
        mail::compose({.from = {"a@example.com"}, .to = {"b@example.com"}, .subject = out.subject, .text = out.text}, Instant{0});
    ASSERT_TRUE(raw);
    EXPECT_THAT(*raw, Not(HasSubstr("\r\nBcc:")));
}

TEST(Letter, conditions_and_loops_come_through_markdown) {
    auto const body = "{% if contact.city == \"Lyon\" and contact.score > 5 %}\n\n**Bonjour**\n\n{% else %}\n\nHello\n\n{% endif %}";
    EXPECT_THAT(written(draft(body), {{"city", "Lyon"}, {"score", 9}}).html, HasSubstr("<strong>Bonjour</strong>"));
    auto const other = written(draft(body), {{"city", "Kiel"}, {"score", 9}});
    EXPECT_THAT(other.html, HasSubstr("Hello"));
    EXPECT_THAT(other.html, Not(HasSubstr("Bonjour")));
    EXPECT_THAT(other.html, Not(HasSubstr("<p></p>")));
}

TEST(Letter, counted_links_are_led_through_us_and_kept_in_order) {
    auto const given = draft(
        "[one](https://a.example/x?y=1&z=2) <https://b.example> [mail](mailto:x@a.example) [two](https://a.example/{{ contact.id }})");
    auto const letter = Letter::make(given, Links::tracked);
    ASSERT_TRUE(letter);
    std::vector<std::string> urls;
    for (auto const& link : letter->links()) urls.push_back(link.url);
    EXPECT_THAT(urls, ElementsAre("https://a.example/x?y=1&z=2", "https://b.example", "https://a.example/{{ contact.id }}"));
    auto const out = written(given, {{"id", "7"}}, Links::tracked);
    for (auto const* part : {&out.html, &out.text}) {
        EXPECT_THAT(*part, HasSubstr("https://t.example/m/c/T/0"));
        EXPECT_THAT(*part, HasSubstr("https://t.example/m/c/T/1"));
        EXPECT_THAT(*part, HasSubstr("https://t.example/m/c/T/2"));
        EXPECT_THAT(*part, Not(HasSubstr("a.example/x")));
    }
    EXPECT_THAT(out.html, HasSubstr("mailto:x@a.example"));
    EXPECT_EQ(write_url(letter->links()[2].url, {{"id", "7"}}, Instant{0}).value(), "https://a.example/7");
}

TEST(Letter, a_link_that_a_property_decides_is_looked_at_once_it_is_known) {
    auto const given = draft(
        "[site]({{ contact.website }}) and [odd](https://{{ contact.website }}/)\n\n{% assign u = contact.website %}[again]({{ u }} \"button\")");
    auto const letter = Letter::make(given, Links::tracked);
    ASSERT_TRUE(letter);
    EXPECT_EQ(letter->links().size(), 3U);
    for (auto const bad : {"javascript:alert(1)", "data:text/html,x", "", "  ", "https://", "vbscript:x", "a b", "https:///x"}) {
        auto const out = written(given, {{"website", bad}}, Links::tracked);
        EXPECT_THAT(out.html, HasSubstr("site and ")) << bad;
        EXPECT_THAT(out.html, Not(HasSubstr("href=\"\""))) << bad;
        EXPECT_THAT(out.html, Not(HasSubstr("href=\"javascript"))) << bad;
        EXPECT_THAT(out.html, Not(HasSubstr("href=\"data"))) << bad;
        EXPECT_EQ(out.html.find_first_of("\x02\x03"), std::string::npos) << bad;
        EXPECT_EQ(out.text.find_first_of("\x02\x03"), std::string::npos) << bad;
    }
    auto const good = written(given, {{"website", "https://w.example/a?b=1&c=2"}}, Links::tracked);
    EXPECT_THAT(good.html, HasSubstr("href=\"https://t.example/m/c/T/0?to=signed%3Ahttps%3A%2F%2Fw.example%2Fa%3Fb%3D1%26c%3D2\""));
    EXPECT_THAT(good.html, HasSubstr("https://t.example/m/c/T/2?to="));
    EXPECT_THAT(good.text, HasSubstr("site: https://t.example/m/c/T/0?to=signed"));
    auto const shown = letter->write({{"website", "www.w.example"}}, {}, Instant{0});  // a preview counts nothing
    ASSERT_TRUE(shown);
    EXPECT_THAT(shown->html, HasSubstr("href=\"https://www.w.example\""));
    EXPECT_THAT(written(given, {{"website", "mailto:x@w.example"}}, Links::tracked).html, HasSubstr("href=\"mailto:x@w.example\""));
}

TEST(Letter, paths_are_completed_and_counted_and_what_cannot_be_linked_is_words) {
    auto given = draft("[page](/p/read) [own](/p/{{ contact.id }}) [bad](javascript:alert) [file](ftp://a.example)");
    given.origin = "https://o.example";
    auto const letter = Letter::make(given, Links::tracked);
    ASSERT_TRUE(letter);
    std::vector<std::string> urls;
    for (auto const& link : letter->links()) urls.push_back(link.url);
    EXPECT_THAT(urls, ElementsAre("https://o.example/p/read", "https://o.example/p/{{ contact.id }}"));
    EXPECT_THAT(letter->content().unusable_links, ElementsAre("bad", "file"));
    auto const out = written(given, {{"id", "7"}});
    EXPECT_THAT(out.html, HasSubstr("href=\"https://o.example/p/read\""));
    EXPECT_THAT(out.html, HasSubstr(" bad file"));
}

TEST(Letter, a_destination_counts_only_in_the_mail_it_was_signed_for) {
    consent::LinkSigner const signer("key");
    auto const addresses = addresses_of(signer, "https://o.example", CampaignId(1), RecordId(2));
    auto const given = addresses.sign("https://w.example/a.b");
    auto const token = addresses.click.substr(addresses.click.rfind('/') + 1);
    EXPECT_EQ(signed_destination(signer, token, given), "https://w.example/a.b");
    EXPECT_FALSE(signed_destination(signer, "other", given));
    EXPECT_FALSE(signed_destination(signer, token, "https://evil.example"));
    EXPECT_FALSE(signed_destination(signer, token, ""));
}

TEST(Letter, a_link_with_the_title_button_becomes_one) {
    auto const out = written(draft("[Book a check](https://a.example/book \"button\")\n\n[plain](https://a.example)"));
    EXPECT_THAT(out.html, HasSubstr("display:inline-block"));
    EXPECT_THAT(out.html, Not(HasSubstr("title=\"button\"")));
    EXPECT_THAT(out.text, HasSubstr("Book a check: https://a.example/book"));
}

TEST(Letter, always_says_how_to_unsubscribe) {
    auto const out = written(draft("x"));
    EXPECT_THAT(out.html, HasSubstr("https://t.example/m/unsubscribe/T"));
    EXPECT_THAT(out.text, HasSubstr("Unsubscribe: https://t.example/m/unsubscribe/T"));
    EXPECT_THAT(out.html, HasSubstr("agreed to Newsletter"));
}

TEST(Letter, a_template_without_end_is_stopped) {
    auto const letter =
        Letter::make(draft("{% for i in (1..100000) %}{% for j in (1..100000) %}{{ j }}{% endfor %}{% endfor %}"), Links::direct);
    ASSERT_TRUE(letter);
    auto const out = letter->write({}, {}, Instant{0});
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().code, "liquid_limit");
}

TEST(Letter, a_mistake_names_its_field_and_line) {
    auto const letter = Letter::make(draft("one\n{% if %}"), Links::direct);
    ASSERT_FALSE(letter);
    EXPECT_EQ(letter.error().code, "liquid_syntax");
    EXPECT_EQ(letter.error().fields.at(0).pointer, "/body");
    EXPECT_THAT(letter.error().message, HasSubstr("2"));
    auto const subject = Letter::make(draft("x", "{{ contact.firstname"), Links::direct);
    ASSERT_FALSE(subject);
    EXPECT_EQ(subject.error().fields.at(0).pointer, "/subject");
}

TEST(Letter, pictures_without_words_and_links_without_address_are_noticed) {
    auto const content = convert("![](https://a.example/x.png) ![A bike](https://a.example/y.png) [Book]() [x](#)", Links::direct);
    EXPECT_EQ(content.pictures, 2);
    EXPECT_EQ(content.pictures_without_words, 1);
    EXPECT_THAT(content.broken_links, ElementsAre("Book", "x"));
}

TEST(Destination, is_the_web_a_mailbox_or_a_telephone) {
    auto const to = [](std::string_view url) { return destination_of(url, "https://o.example").value_or("none"); };
    EXPECT_EQ(to("https://a.example/x"), "https://a.example/x");
    EXPECT_EQ(to("HTTP://a.example"), "http://a.example");
    EXPECT_EQ(to("//a.example/x"), "https://a.example/x");
    EXPECT_EQ(to("/p/x"), "https://o.example/p/x");
    EXPECT_EQ(to("a.example/x"), "https://a.example/x");
    EXPECT_EQ(to("tel:+491"), "tel:+491");
    for (auto const bad : {"", "#top", "read", "javascript:alert(1)", "JavaScript:a.b", "java\tscript:x", "data:text/html,x", "file:///etc",
                           "https:a", "http://", "a.b:c@d.e", "\\\\a.b"})
        EXPECT_EQ(to(bad), "none") << bad;
}

TEST(LandingUrl, adds_the_campaign_and_keeps_what_the_author_set) {
    CampaignId const id(7);
    EXPECT_EQ(landing_url("https://a.example", "Winter checks", id),
              "https://a.example?utm_source=newsletter&utm_medium=email&utm_campaign=Winter%20checks&tandem_c=7");
    EXPECT_EQ(landing_url("https://a.example/x?y=1#top", "w", id),
              "https://a.example/x?y=1&utm_source=newsletter&utm_medium=email&utm_campaign=w&tandem_c=7#top");
    EXPECT_EQ(landing_url("https://a.example/?utm_source=me", "w", id),
              "https://a.example/?utm_source=me&utm_medium=email&utm_campaign=w&tandem_c=7");
    EXPECT_EQ(landing_url("https://a.example/?", "w", id),
              "https://a.example/?utm_source=newsletter&utm_medium=email&utm_campaign=w&tandem_c=7");
    EXPECT_EQ(landing_url("https://a.example/\r\nSet-Cookie: x", "w", id).find('\r'), std::string::npos);
}

TEST(Rules, mail_services_that_fetch_pictures_are_machines) {
    EXPECT_TRUE(is_mail_machine("Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"));
    EXPECT_TRUE(is_mail_machine("Mozilla/5.0"));
    EXPECT_TRUE(is_mail_machine(""));
    EXPECT_FALSE(is_mail_machine("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"));
}

TEST(Rules, a_mails_links_name_it) {
    MailOfContact const mail{CampaignId(12), RecordId(34)};
    EXPECT_EQ(mail_from(payload_of(mail)), mail);
    EXPECT_FALSE(mail_from("12"));
    EXPECT_FALSE(mail_from("12-"));
    EXPECT_FALSE(mail_from("-1-2"));
}

TEST(Rules, attempts_end) {
    EXPECT_EQ(retry_after(1), seconds(5));
    EXPECT_EQ(retry_after(most_attempts), std::nullopt);
}

}  // namespace
}  // namespace tandem::email
