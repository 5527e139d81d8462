#include "crm/imports/values.hpp"

#include <gtest/gtest.h>

namespace tandem::imports {
namespace {

using records::ValueKind;

std::string time_text(std::string_view text, std::string_view format) {
    auto const at = parse_time(text, format);
    return at ? format_rfc3339(*at) : "no";
}

TEST(ImportValues, dates_are_read_as_the_format_says) {
    EXPECT_EQ(time_text("01-02-2018", "%d-%m-%Y"), "2018-02-01T00:00:00.000Z");
    EXPECT_EQ(time_text("26-02-2018 19:58", "%d-%m-%Y %H:%M"), "2018-02-26T19:58:00.000Z");
    EXPECT_EQ(time_text("2/1/18", "%m/%d/%y"), "2018-02-01T00:00:00.000Z");
}

TEST(ImportValues, a_day_that_does_not_exist_is_no_date) {
    EXPECT_EQ(time_text("31-02-2018", "%d-%m-%Y"), "no");
    EXPECT_EQ(time_text("02-13-2018", "%d-%m-%Y"), "no");
    EXPECT_EQ(time_text("01-02-2018 24:00", "%d-%m-%Y %H:%M"), "no");
    EXPECT_EQ(time_text("01-02-2018x", "%d-%m-%Y"), "no");
    EXPECT_EQ(time_text("", "%d-%m-%Y"), "no");
    EXPECT_EQ(time_text("1-2-18", "%d-%m-%Y"), "no");
}

TEST(ImportValues, a_text_takes_columns_and_their_beginnings) {
    Header const header({"id", " name "});
    EXPECT_EQ(filled("Lead {id:4}, {name}!", header, {"0123456789", " Ada "}), "Lead 0123, Ada!");
    EXPECT_EQ(filled("{name:2}", header, {"", "ä€"}), "ä");
    EXPECT_EQ(columns_in("a {id:4} {name} {open"), (std::vector<std::string>{"id", "name"}));
}

Result<std::optional<std::string>> value(PropertyRule const& rule, std::string const& cell, ValueKind kind = ValueKind::text,
                                         bool comma = false) {
    return value_from(rule, kind, comma, Header({"cell"}), {cell});
}

TEST(ImportValues, a_blank_cell_says_nothing) {
    EXPECT_EQ(value({.column = "cell"}, "  ").value(), std::nullopt);
    EXPECT_EQ(value({.column = "cell"}, " x ").value(), "x");
}

TEST(ImportValues, known_values_are_exchanged) {
    PropertyRule const rule{.column = "cell", .values = {{{"yes", "true"}, {"", "false"}, {"?", ""}}}};
    EXPECT_EQ(value(rule, "yes").value(), "true");
    EXPECT_EQ(value(rule, "").value(), "false");
    EXPECT_EQ(value(rule, "?").value(), std::nullopt);
    EXPECT_EQ(value(rule, "no").value(), "no");
}

TEST(ImportValues, only_dates_take_a_format_and_only_numbers_a_decimal_comma) {
    PropertyRule const rule{.column = "cell", .format = "%d-%m-%Y"};
    EXPECT_EQ(value(rule, "24-12-2018", ValueKind::datetime).value(), "2018-12-24T00:00:00.000Z");
    EXPECT_EQ(value(rule, "24-12-2018").value(), "24-12-2018");
    EXPECT_FALSE(value(rule, "2018-12-24", ValueKind::datetime));
    EXPECT_EQ(value({.column = "cell"}, "1.234,50", ValueKind::money, true).value(), "1234.50");
    EXPECT_EQ(value({.column = "cell"}, "a,b", ValueKind::text, true).value(), "a,b");
}

TEST(ImportValues, points_stand_before_groups_of_three_digits) {
    auto const amount = [](std::string const& cell) { return value({.column = "cell"}, cell, ValueKind::money, true); };
    EXPECT_EQ(amount("-1.234.567,5").value(), "-1234567.5");
    EXPECT_EQ(amount("1.000").value(), "1000");
    EXPECT_EQ(amount("1,12").value(), "1.12");
    EXPECT_EQ(amount("1234").value(), "1234");
    for (auto const* other : {"512.77", "110.7", "1.5", "12.34.5", "1.23.456,00", ".500", "1,5.000", "1.0000"})
        EXPECT_FALSE(amount(other)) << other;
}

}  // namespace
}  // namespace tandem::imports
