#include "base/html.hpp"
#include "base/id.hpp"
#include "base/line.hpp"
#include "base/money.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "base/unicode.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <thread>
#include <vector>

namespace tandem {
namespace {

TEST(Id, ids_made_by_many_threads_are_distinct_and_safe_as_json_numbers) {
    std::vector<std::vector<std::int64_t>> made(4);
    {
        std::vector<std::jthread> threads;
        for (auto& ids : made)
            threads.emplace_back([&ids] {
                for (int i = 0; i < 5'000; ++i) ids.push_back(make_id());
            });
    }
    std::set<std::int64_t> distinct;
    for (auto const& ids : made) {
        EXPECT_TRUE(std::ranges::is_sorted(ids));
        distinct.insert(ids.begin(), ids.end());
    }
    EXPECT_EQ(distinct.size(), 20'000U);
    EXPECT_LT(*distinct.rbegin(), std::int64_t{1} << 53);
}

TEST(Id, only_plain_digits_are_an_id) {
    EXPECT_EQ(parse_id("512"), 512);
    for (auto const* text : {"", "-1", "+1", "1a", " 1", "9007199254740992", "99999999999999999"}) EXPECT_FALSE(parse_id(text)) << text;
}

TEST(Time, rfc3339_reads_offsets_and_fractions) {
    EXPECT_EQ(parse_rfc3339("2026-11-23T16:37:53.12Z")->ms, parse_rfc3339("2026-11-23T17:37:53.120+01:00")->ms);
    EXPECT_EQ(format_rfc3339(*parse_rfc3339("2026-02-28")), "2026-02-28T00:00:00.000Z");
    EXPECT_EQ(format_rfc3339(*parse_rfc3339("1969-12-31T23:59:59.999Z")), "1969-12-31T23:59:59.999Z");
    for (auto const* text : {"2026-02-29", "2026-13-01T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:00:00", "2026-01-01T00:00:00.Z"})
        EXPECT_FALSE(parse_rfc3339(text)) << text;
}

TEST(Time, days_cross_months_and_know_their_weekday) {
    EXPECT_EQ(format_date(add_days({2026, 2, 28}, 1)), "2026-03-01");
    EXPECT_EQ(weekday_of({2026, 11, 23}), 1);
}

TEST(Money, decimals_are_exact) {
    EXPECT_EQ(parse_decimal("1234.56", 2), 123456);
    EXPECT_EQ(parse_decimal("-0.05", 2), -5);
    EXPECT_EQ(parse_decimal("7.500", 2), 750);
    for (auto const* text : {"", ".5", "5.", "1.005", "1e3", "1,000", "99999999999999999"}) EXPECT_FALSE(parse_decimal(text, 2)) << text;
    EXPECT_EQ(format_decimal(-5, 2), "-0.05");
    EXPECT_EQ(format_decimal(1500, 0), "1500");
    EXPECT_EQ(decimals_of("JPY"), 0);
    EXPECT_FALSE(decimals_of("EURO"));
    EXPECT_FALSE(decimals_of("ZZZ"));
}

TEST(Money, halves_round_away_from_zero_without_overflow) {
    EXPECT_EQ(multiply_rounded(5, 1, 2), 3);
    EXPECT_EQ(multiply_rounded(-5, 1, 2), -3);
    EXPECT_EQ(multiply_rounded(9'000'000'000'000'000, 1'900, 10'000), 1'710'000'000'000'000);
}

TEST(Text, is_cut_between_letters) {
    EXPECT_EQ(beginning_of("Größe", 10), "Größe");
    EXPECT_EQ(beginning_of("Größe", 7), "Größe");
    EXPECT_EQ(beginning_of("Größe", 5), "Grö");
    EXPECT_EQ(beginning_of("Größe", 4), "Grö");
    EXPECT_EQ(beginning_of("Größe", 3), "Gr");
    EXPECT_EQ(beginning_of("\xF0\x9F\x9A\xB2", 3), "");
    EXPECT_EQ(beginning_of("", 0), "");
    EXPECT_EQ(clean_beginning_of("Größe", 4), "Grö");
    EXPECT_EQ(clean_beginning_of("Gr\xF6\xDF"
                                 "e",
                                 10),
              "");
}

TEST(Text, only_well_formed_utf8_without_nul_is_kept) {
    EXPECT_TRUE(is_clean_utf8("Grüße 你好 🚲"));
    for (std::string const& text : {std::string("\xC0\x80"), std::string("\xED\xA0\x80"), std::string("\xF5\x80\x80\x80"),
                                    std::string("a\0b", 3), std::string("\xE2\x82")})
        EXPECT_FALSE(is_clean_utf8(text));
    EXPECT_EQ(count_code_points("Grüße"), 5U);
}

TEST(Text, addresses_are_checked_and_lower_cased) {
    EXPECT_EQ(parse_email_address(" Ada@Example.COM ")->value, "ada@example.com");
    EXPECT_EQ(parse_email_address("Ä@MÜLLER.de")->value, "ä@müller.de");
    for (auto const* text : {"", "ada", "ada@", "@example.com", "a..b@example.com", "ada@localhost", "ada@-x.com", "a b@example.com"})
        EXPECT_FALSE(parse_email_address(text)) << text;
}

TEST(Text, is_folded_as_people_look_for_words) {
    EXPECT_EQ(to_lower("ÄRGER Ω Я"), "ärger ω я");
    EXPECT_EQ(to_upper("ärger ß"), "ÄRGER ß");
    EXPECT_EQ(fold("Ärger"), "arger");
    EXPECT_EQ(fold("A\u0308rger"), "arger");
    EXPECT_EQ(fold("Straße, ŁÓDŹ, İ"), "strasse, łodz, i");
    EXPECT_EQ(fold("a\xff"
                   "B"),
              "a\xff"
              "b");
}

TEST(Text, sorts_letters_beside_their_accented_forms) {
    EXPECT_LT(compare_folded("Ärger", "bob"), 0);
    EXPECT_LT(compare_folded("bob", "Carl"), 0);
    EXPECT_EQ(compare_folded("MÜLLER", "muller"), 0);
    EXPECT_LT(compare_folded("mull", "Müller"), 0);
    EXPECT_GT(compare_folded("b", "a"), 0);
    EXPECT_LT(compare_folded("", "a"), 0);
}

TEST(EscapeHtml, leaves_nothing_that_ends_a_text_or_an_attribute) {
    EXPECT_EQ(escape_html(R"(<a href="x" title='y'>&amp;)"), "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;");
    EXPECT_EQ(escape_html("Élodie"), "Élodie");
}

}  // namespace
}  // namespace tandem
