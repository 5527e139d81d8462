#include "crm/records/values.hpp"

#include <gmock/gmock.h>

#include <limits>

namespace tandem::records {
namespace {

using ::testing::ElementsAre;

Property of(ValueKind kind, bool custom = false) { return {.name = "x", .label = "X", .kind = kind, .column = "x", .custom = custom}; }

Property choice_of(std::vector<std::string> choices, bool many) {
    auto property = of(ValueKind::enumeration, true);
    property.choices = std::move(choices);
    property.many = many;
    return property;
}

/// What is stored, "" for nothing, "!CODE" for what is refused.
std::string stored(Property const& property, std::string const& given, int decimals = 2) {
    auto const value = to_stored(property, given, {decimals});
    if (value) return value->value_or("");
    EXPECT_EQ(value.error().fields.at(0).pointer, "/properties/" + property.name);
    return "!" + value.error().code;
}

std::string shown(Property const& property, std::string const& given, int decimals = 2) {
    return to_wire(property, to_stored(property, given, {decimals}).value(), {decimals}).value_or("");
}

TEST(RecordValues, are_trimmed_and_empty_ones_clear) {
    EXPECT_EQ(stored(of(ValueKind::text), "  Kiel\t"), "Kiel");
    for (auto const kind : {ValueKind::text, ValueKind::number, ValueKind::money, ValueKind::date, ValueKind::boolean, ValueKind::email}) {
        EXPECT_EQ(stored(of(kind), ""), "");
        EXPECT_EQ(stored(of(kind), " \n "), "");
        EXPECT_FALSE(to_stored(of(kind), std::nullopt, {}).value());
    }
}

TEST(RecordValues, of_text_are_clean_and_not_endless) {
    EXPECT_EQ(stored(of(ValueKind::text), "\xC3"), "!INVALID_TEXT");
    EXPECT_EQ(stored(of(ValueKind::text), std::string("a\0b", 3)), "!INVALID_TEXT");
    std::string const longest(65'536, 'a');
    EXPECT_EQ(stored(of(ValueKind::text), longest), longest);
    EXPECT_EQ(stored(of(ValueKind::text), longest + "a"), "!TOO_LONG");
}

TEST(RecordValues, of_names_are_one_line_and_those_of_descriptions_many) {
    EXPECT_EQ(stored(of(ValueKind::text), "Ada\r\nMerten"), "Ada  Merten");
    EXPECT_EQ(stored(of(ValueKind::text, true), "one\ntwo"), "one\ntwo");
    for (auto const& column : {db::Column("address"), db::Column("description")}) {
        auto property = of(ValueKind::text);
        property.stored = column;
        EXPECT_EQ(stored(property, "one\ntwo"), "one\ntwo");
    }
}

TEST(RecordValues, of_addresses_are_in_small_letters) {
    EXPECT_EQ(stored(of(ValueKind::email), " Ada@Ferrow.EXAMPLE "), "ada@ferrow.example");
    for (auto const* wrong : {"ada", "ada@", "@ferrow.example", "ada@ferrow", "a b@ferrow.example"})
        EXPECT_EQ(stored(of(ValueKind::email), wrong), "!INVALID_EMAIL") << wrong;
}

TEST(RecordValues, of_numbers_are_kept_as_they_were_written) {
    auto const number = of(ValueKind::number, true);
    for (auto const* right : {"3", "-0.5", "12.50", "1e3", "0"}) EXPECT_EQ(stored(number, right), right);
    for (auto const* wrong : {"five", "12,5", "12 000", "0x10", "+5", "inf", "nan", "1e999", "3 pieces"})
        EXPECT_EQ(stored(number, wrong), "!INVALID_NUMBER") << wrong;
}

TEST(RecordValues, of_whole_numbers_have_no_fraction_and_fit) {
    auto const whole = of(ValueKind::whole);
    EXPECT_EQ(stored(whole, "007"), "7");
    EXPECT_EQ(stored(whole, "-3"), "-3");
    EXPECT_EQ(stored(whole, "9223372036854775807"), "9223372036854775807");
    for (auto const* wrong : {"12.0", "9223372036854775808", "many", "1e3"}) EXPECT_EQ(stored(whole, wrong), "!INVALID_INTEGER") << wrong;
}

TEST(RecordValues, of_money_are_exact_in_the_decimals_of_their_currency) {
    auto const money = of(ValueKind::money);
    EXPECT_EQ(stored(money, "12.5"), "1250");
    EXPECT_EQ(stored(money, "12.500"), "1250");
    EXPECT_EQ(stored(money, "-0.01"), "-1");
    EXPECT_EQ(stored(money, "0"), "0");
    EXPECT_EQ(stored(money, "5", 0), "5");
    EXPECT_EQ(stored(money, "1.234", 3), "1234");
    EXPECT_EQ(stored(money, "999999999999999.99"), "99999999999999999");
    for (auto const* wrong : {"12.345", "1,000", "1.000,00", ".5", "12.", "1e3", "EUR 5", "-"})
        EXPECT_EQ(stored(money, wrong), "!INVALID_AMOUNT") << wrong;
    EXPECT_EQ(stored(money, "5.5", 0), "!INVALID_AMOUNT");
    for (auto const* wrong : {"1234567890123456", "1234567890123456.5", "-1234567890123456", "-1234567890123456.5"})
        EXPECT_EQ(stored(money, wrong), "!AMOUNT_TOO_LARGE") << wrong;
    EXPECT_EQ(shown(money, "12.5"), "12.50");
    EXPECT_EQ(shown(money, "-0.01"), "-0.01");
    EXPECT_EQ(shown(money, "7", 0), "7");
}

TEST(RecordValues, of_times_are_read_with_any_offset_and_from_milliseconds) {
    auto const time = of(ValueKind::datetime);
    // 20,780 days and 16 hours after 1970.
    for (auto const* same : {"2026-11-23T16:00:00Z", "2026-11-23T17:00:00.000+01:00", "1795449600000"})
        EXPECT_EQ(stored(time, same), "1795449600000") << same;
    EXPECT_EQ(stored(time, "2026-11-23"), "1795392000000");
    EXPECT_EQ(shown(time, "2026-11-23T17:00:00+01:00"), "2026-11-23T16:00:00.000Z");
    EXPECT_EQ(stored(of(ValueKind::datetime, true), "1795449600000"), "2026-11-23T16:00:00.000Z");
    for (auto const* wrong : {"2026-11-31", "tomorrow", "23.11.2026", "20261123", "2026", "253402300800000", "2026-11-23T25:00:00Z"})
        EXPECT_EQ(stored(time, wrong), "!INVALID_DATE") << wrong;
}

TEST(RecordValues, of_days_are_those_in_utc) {
    auto const date = of(ValueKind::date, true);
    EXPECT_EQ(stored(date, "2026-11-23"), "2026-11-23");
    EXPECT_EQ(stored(date, "1795449600000"), "2026-11-23");
    EXPECT_EQ(stored(date, "2026-11-24T00:30:00+01:00"), "2026-11-23");
    EXPECT_EQ(stored(date, "2024-02-29"), "2024-02-29");
    EXPECT_EQ(stored(date, "2026-02-29"), "!INVALID_DATE");
}

TEST(RecordValues, that_are_true_or_false_are_nothing_else) {
    EXPECT_EQ(stored(of(ValueKind::boolean), "TRUE"), "1");
    EXPECT_EQ(stored(of(ValueKind::boolean), "false"), "0");
    EXPECT_EQ(shown(of(ValueKind::boolean), "true"), "true");
    EXPECT_EQ(shown(of(ValueKind::boolean), "false"), "false");
    EXPECT_EQ(stored(of(ValueKind::boolean, true), "True"), "true");
    for (auto const* wrong : {"yes", "1", "truely"}) EXPECT_EQ(stored(of(ValueKind::boolean), wrong), "!INVALID_BOOLEAN") << wrong;
}

TEST(RecordValues, of_choices_are_among_them) {
    auto const one = choice_of({"red", "green", "blue"}, false);
    EXPECT_EQ(stored(one, " green "), "green");
    for (auto const* wrong : {"Green", "red;green", "black"}) EXPECT_EQ(stored(one, wrong), "!INVALID_OPTION") << wrong;
    EXPECT_EQ(stored(of(ValueKind::enumeration), "anything"), "anything") << "where no choices are known";
}

TEST(RecordValues, of_several_choices_are_each_there_once_and_in_their_order) {
    auto const several = choice_of({"red", "green", "blue"}, true);
    EXPECT_EQ(stored(several, "blue;red"), "red;blue");
    EXPECT_EQ(stored(several, "blue; red;;blue;"), "red;blue");
    EXPECT_EQ(stored(several, ";"), "");
    EXPECT_EQ(stored(several, "blue;black"), "!INVALID_OPTION");
}

TEST(RecordValues, of_stages_may_be_short) {
    auto stage = choice_of({"lead", "marketingqualifiedlead", "salesqualifiedlead"}, false);
    stage.name = "lifecyclestage";
    EXPECT_EQ(stored(stage, "mql"), "marketingqualifiedlead");
    EXPECT_EQ(stored(stage, "sql"), "salesqualifiedlead");
    EXPECT_EQ(stored(choice_of({"a"}, false), "mql"), "!INVALID_OPTION");
}

TEST(RecordValues, arrive_as_text_number_boolean_or_null) {
    EXPECT_EQ(text_of(nullptr), std::make_optional(std::optional<std::string>()));
    EXPECT_EQ(text_of("12"), "12");
    EXPECT_EQ(text_of(true), "true");
    EXPECT_EQ(text_of(12), "12");
    EXPECT_EQ(text_of(std::uint64_t{18'446'744'073'709'551'615U}), "18446744073709551615");
    EXPECT_EQ(text_of(0.1), "0.1");
    EXPECT_FALSE(text_of(json::array{1}));
    EXPECT_FALSE(text_of(json::object{}));
    EXPECT_FALSE(text_of(std::numeric_limits<double>::infinity()));
}

TEST(RecordValues, compare_as_what_they_are) {
    EXPECT_EQ(comparable(of(ValueKind::number, true), "1e1", {}), db::Value(10.0));
    EXPECT_EQ(comparable(of(ValueKind::date, true), "2026-11-23", {}), db::Value("2026-11-23"));
    EXPECT_EQ(comparable(of(ValueKind::whole), "12", {}), db::Value(std::int64_t{12}));
    EXPECT_EQ(comparable(of(ValueKind::whole), std::nullopt, {}), db::Value());
    EXPECT_EQ(comparable(of(ValueKind::money), "1250", {2}), db::Value(std::int64_t{1250}));
    auto amount = of(ValueKind::money);
    amount.compared = "thousandths";
    EXPECT_EQ(comparable(amount, "1250", {2}), db::Value(std::int64_t{12'500}));
    EXPECT_EQ(comparable(amount, "12", {0}), db::Value(std::int64_t{12'000}));
    EXPECT_EQ(comparable(amount, "12345", {3}), db::Value(std::int64_t{12'345}));
}

TEST(RecordValues, in_another_currency_keep_their_worth_or_do_not_fit) {
    EXPECT_EQ(rescaled(1'200, {2}, {0}), 12);
    EXPECT_EQ(rescaled(-5, {0}, {3}), -5'000);
    EXPECT_EQ(rescaled(1'230, {3}, {2}), 123);
    EXPECT_EQ(rescaled(1'250, {2}, {0}), std::nullopt);
    EXPECT_EQ(rescaled(1'234, {3}, {2}), std::nullopt);
    EXPECT_EQ(rescaled(1'234'567'890'123'456, {0}, {2}), std::nullopt);
}

TEST(RecordWords, are_folded_and_few) {
    EXPECT_THAT(words_of("Élodie Straße, (Kiel)"), ElementsAre("elodie", "strasse", "kiel"));
    EXPECT_THAT(words_of(" ,; "), ElementsAre());
    EXPECT_THAT(words_of("a b c d e f g h i j"), ElementsAre("a", "b", "c", "d", "e", "f", "g", "h"));
    EXPECT_THAT(words_of(std::string(41, 'a')), ElementsAre(std::string(40, 'a')));
    EXPECT_THAT(words_of(std::string(39, 'a') + "ж"), ElementsAre(std::string(39, 'a'))) << "no letter is cut in two";
}

TEST(RecordWords, of_compounds_are_found_by_their_parts) {
    EXPECT_THAT(findable_words_of("Krause-Zwillich"), ElementsAre("krause-zwillich", "zwillich"));
    EXPECT_THAT(findable_words_of("ada@ferrow.example"), ElementsAre("ada@ferrow.example", "ferrow.example", "example"));
    EXPECT_THAT(findable_words_of("a--b-"), ElementsAre("a--b-", "b-"));
}

}  // namespace
}  // namespace tandem::records
