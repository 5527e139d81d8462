#include "marketing/content/rules.hpp"

#include <gtest/gtest.h>

#include "marketing/content/fields.hpp"
#include "marketing/content/html.hpp"
#include "marketing/content/markdown.hpp"
#include "marketing/content/spam_guard.hpp"
#include "marketing/content/visitor_form.hpp"

namespace tandem::content {
namespace {

consent::LinkSigner const signer("a key of this workspace");
Instant const noon{1'795'000'000'000};

TEST(FillToken, is_good_between_two_seconds_and_a_day) {
    auto const token = make_fill_token(signer, FormId(7), noon);
    auto const verdict = [&](Duration after) { return check_fill_token(signer, FormId(7), token, noon + after).verdict; };
    EXPECT_EQ(verdict(milliseconds(1'999)), FillVerdict::too_quick);
    EXPECT_EQ(verdict(seconds(2)), FillVerdict::fine);
    EXPECT_EQ(verdict(hours(24)), FillVerdict::fine);
    EXPECT_EQ(verdict({hours(24).ms + 1}), FillVerdict::too_old);
}

TEST(FillToken, of_another_form_or_key_or_changed_is_not_ours) {
    auto const token = make_fill_token(signer, FormId(7), noon);
    auto const later = noon + minutes(1);
    EXPECT_EQ(check_fill_token(signer, FormId(8), token, later).verdict, FillVerdict::not_ours);
    EXPECT_EQ(check_fill_token(consent::LinkSigner("another"), FormId(7), token, later).verdict, FillVerdict::not_ours);
    EXPECT_EQ(check_fill_token(signer, FormId(7), "1" + token, later).verdict, FillVerdict::not_ours);
    for (auto const wrong : {"", ".", "x.y", "1-2.00000000000000000000000000000000"})
        EXPECT_EQ(check_fill_token(signer, FormId(7), wrong, later).verdict, FillVerdict::not_ours) << wrong;
}

TEST(FillToken, tells_each_showing_apart) {
    auto const payload = [&] {
        return check_fill_token(signer, FormId(7), make_fill_token(signer, FormId(7), noon), noon + minutes(1)).payload;
    };
    EXPECT_NE(payload(), payload());
}

TEST(SendLimit, stops_one_address_and_forgives_with_time) {
    SendLimit limit(2, minutes(1));
    EXPECT_TRUE(limit.admit("192.0.2.1", noon));
    EXPECT_TRUE(limit.admit("192.0.2.1", noon));
    EXPECT_FALSE(limit.admit("192.0.2.1", noon));
    EXPECT_TRUE(limit.admit("192.0.2.2", noon));
    EXPECT_TRUE(limit.admit("192.0.2.1", noon + minutes(1)));
}

TEST(Slug, is_made_of_what_people_write) {
    EXPECT_EQ(slug_from("Cargo bikes, für alle!"), "cargo-bikes-fuer-alle");
    EXPECT_EQ(slug_from("  Ça & là — 2026 "), "ca-la-2026");
    EXPECT_EQ(slug_from("日本"), "");
    EXPECT_TRUE(is_slug(slug_from(std::string(200, 'a'))));
}

TEST(Slug, has_letters_digits_and_single_hyphens) {
    for (auto const good : {"a", "a-b", "2026", "cargo-bikes-2"}) EXPECT_TRUE(is_slug(good)) << good;
    for (auto const bad : {"", "-a", "a-", "a--b", "A", "a/b", "a b", "..", "ä", "a.b"}) EXPECT_FALSE(is_slug(bad)) << bad;
    EXPECT_FALSE(is_slug(std::string(81, 'a')));
}

TEST(OwnAddress, is_a_path_here_or_a_counted_site) {
    std::vector<std::string> const own = {"example.com"};
    for (auto const good : {"/p/thanks", "/", "https://example.com", "https://www.example.com/a?b=c", "http://example.com:8080/x"})
        EXPECT_TRUE(is_own_address(good, own)) << good;
    for (auto const bad :
         {"", "//evil.example", "/\\evil.example", "https://evil.example", "https://example.com@evil.example/",
          "https://example.com.evil.example", "javascript:alert(1)", "data:text/html,x", "example.com", "/a\"b", "/a b", "/a\nb"})
        EXPECT_FALSE(is_own_address(bad, own)) << bad;
}

Touch touch(std::string source, std::int64_t at) { return {std::move(source), "m", "c", "/landing", Instant{at}}; }

TEST(Touches, first_is_written_once_and_last_moves_forward) {
    records::Record contact;
    auto values = touch_values(contact, {touch("Google", 1'000), touch("Newsletter", 2'000)});
    EXPECT_EQ(values.at("hs_analytics_source"), "Google");
    EXPECT_EQ(values.at("hs_analytics_first_url"), "/landing");
    EXPECT_EQ(values.at("hs_latest_source"), "Newsletter");
    contact.properties = values;
    values = touch_values(contact, {touch("Bing", 500), touch("LinkedIn", 3'000)});
    EXPECT_FALSE(values.contains("hs_analytics_source"));
    EXPECT_EQ(values.at("hs_latest_source"), "LinkedIn");
    EXPECT_TRUE(touch_values(contact, {touch("Bing", 1'500)}).empty());
    EXPECT_TRUE(touch_values(contact, {}).empty());
}

TEST(Touches, say_direct_where_nothing_is_known) {
    events::Acquisition from;
    from.channel = "Direct";
    EXPECT_EQ(touch_of(from, "/", noon).source, "Direct");
    EXPECT_EQ(touch_of(from, "/", noon).medium, "");
    from.source = "Google";
    from.channel = "Organic Search";
    EXPECT_EQ(touch_of(from, "/", noon).medium, "Organic Search");
    from.utm_medium = "cpc";
    EXPECT_EQ(touch_of(from, "/", noon).medium, "cpc");
}

FormInput form_with(std::vector<std::string> const& properties) {
    FormInput form;
    for (auto const& property : properties) form.fields.push_back({{property}, {"A label"}});
    return form;
}

TEST(FormRules, a_form_asks_for_the_address_and_for_nothing_twice) {
    EXPECT_TRUE(wrong_in(form_with({"email", "firstname"})).empty());
    EXPECT_EQ(wrong_in(form_with({"firstname"})).at(0).code, "email_missing");
    EXPECT_EQ(wrong_in(form_with({"email", "email"})).at(0).pointer, "/fields/1/property");
}

BoundField bound(std::string property, FieldKind kind, records::ValueKind value_kind, bool required = false) {
    BoundField field{{{property}, {"A label"}, required}, kind, {property, "A label", value_kind, "email"}};
    field.property.choices =
        kind == FieldKind::select || kind == FieldKind::checkboxes ? std::vector<std::string>{"a", "b"} : std::vector<std::string>{};
    field.property.many = kind == FieldKind::checkboxes;
    field.options = {{"a", "First"}, {"b", "Second"}};
    return field;
}

TEST(Answers, keep_what_is_filled_and_say_what_is_wrong) {
    std::vector<BoundField> const fields = {bound("email", FieldKind::email, records::ValueKind::email),
                                            bound("budget", FieldKind::number, records::ValueKind::number),
                                            bound("firstname", FieldKind::text, records::ValueKind::text, true),
                                            bound("wants", FieldKind::checkboxes, records::ValueKind::enumeration),
                                            bound("size", FieldKind::select, records::ValueKind::enumeration)};
    auto const good = read_answers(
        fields, {{"email", {" Ada@Example.com "}}, {"firstname", {"Ada"}}, {"wants", {"a", "b"}}, {"size", {""}}, {"unknown", {"x"}}});
    EXPECT_TRUE(good.errors.empty());
    EXPECT_EQ(good.values.size(), 3U);
    EXPECT_EQ(good.values.at("wants"), "a;b");
    EXPECT_EQ(good.shown.at(2).value, "First, Second");

    auto const bad =
        read_answers(fields, {{"email", {"ada"}}, {"budget", {"much"}}, {"size", {"huge"}}, {"firstname", {std::string(501, 'x')}}});
    EXPECT_EQ(bad.errors.size(), 4U);
    EXPECT_TRUE(bad.values.empty());
}

TEST(Answers, of_forms_cannot_touch_the_teams_own_business) {
    records::Property property{.name = "lifecyclestage", .label = "Stage", .column = "lifecyclestage"};
    EXPECT_FALSE(is_for_forms(property));
    property.name = "hs_analytics_source";
    EXPECT_FALSE(is_for_forms(property));
    property.name = "company";
    EXPECT_TRUE(is_for_forms(property));
    property.read_only = true;
    EXPECT_FALSE(is_for_forms(property));
}

TEST(Markdown, leaves_out_html_and_links_that_run_code) {
    EXPECT_EQ(html_from_markdown("# Hi"), "<h1>Hi</h1>\n");
    auto const html =
        html_from_markdown("<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![y](data:text/html;base64,x) <b onclick=x>z</b>");
    for (auto const bad : {"<script", "javascript:", "data:text", "onclick"}) EXPECT_EQ(html.find(bad), std::string::npos) << html;
    EXPECT_NE(html_from_markdown("a | b\n--|--\n1 | 2").find("<table>"), std::string::npos);
}

TEST(FormHtml, shows_text_as_text) {
    Form form;
    form.id = FormId(7);
    form.button_label.value = "<script>1</script>";
    form.consents.push_back({{"news"}, {"<script>2</script>"}});
    std::vector<BoundField> fields = {bound("email", FieldKind::email, records::ValueKind::email),
                                      bound("note", FieldKind::textarea, records::ValueKind::text)};
    fields[0].field.label.value = "<script>3</script>";
    fields[1].field.placeholder = Text<0, 200>{"\"><script>4</script>"};
    auto const html = html_of(ShownForm{.form = form,
                                        .fields = fields,
                                        .given = {{"note", {"</textarea><script>5</script>"}}, {"email", {"\"><script>6</script>"}}},
                                        .errors = {{"email", "<script>7</script>"}},
                                        .problem = "<script>8</script>",
                                        .page_url = "\"><script>9</script>"});
    EXPECT_EQ(html.find("<script"), std::string::npos) << html;
}

TEST(Boxes, that_are_not_ticked_agree_to_nothing) {
    Form form;
    form.consents = {{{"news"}, {"News"}, false}, {{"terms"}, {"Terms"}, true}};
    std::map<std::string, std::string> errors;
    EXPECT_TRUE(agreed_boxes(form, {"other"}, errors).empty());
    EXPECT_TRUE(errors.contains("terms"));
    EXPECT_EQ(agreed_boxes(form, {"news", "terms"}, errors).size(), 2U);
}

}  // namespace
}  // namespace tandem::content
