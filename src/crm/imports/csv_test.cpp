#include "crm/imports/csv.hpp"

#include "base/test_data.hpp"

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace tandem::imports {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string const& text, std::optional<char> delimiter = std::nullopt) {
    std::istringstream stream(text);
    CsvReader reader(stream, delimiter);
    Rows rows;
    for (CsvReader::Row row; reader.next(row);) rows.push_back(row.fields);
    return rows;
}

std::vector<CsvReader::Row> read_all(std::string const& text) {
    std::istringstream stream(text);
    CsvReader reader(stream);
    std::vector<CsvReader::Row> rows;
    for (CsvReader::Row row; reader.next(row);) rows.push_back(row);
    return rows;
}

TEST(Csv, any_line_ending_and_none_at_the_end) {
    Rows const expected{{"a", "b"}, {"1", "2"}};
    EXPECT_EQ(rows_of("a,b\n1,2\n"), expected);
    EXPECT_EQ(rows_of("a,b\r\n1,2\r\n"), expected);
    EXPECT_EQ(rows_of("a,b\r1,2"), expected);
}

TEST(Csv, quotes_hold_delimiters_line_ends_and_doubled_quotes) {
    EXPECT_EQ(rows_of("a,b\n\"x, \"\"y\"\"\r\nz\",\"\"\n"), (Rows{{"a", "b"}, {"x, \"y\"\r\nz", ""}}));
    EXPECT_EQ(rows_of("a,b\n5\" pipe,it's\n"), (Rows{{"a", "b"}, {"5\" pipe", "it's"}}));
}

TEST(Csv, a_byte_order_mark_is_no_part_of_the_first_name) {
    EXPECT_EQ(rows_of("\xEF\xBB\xBF"
                      "a,b\n")
                  .front()
                  .front(),
              "a");
}

TEST(Csv, the_first_line_shows_the_delimiter) {
    EXPECT_EQ(rows_of("a;b,c;d\n1;2;3\n").back(), (std::vector<std::string>{"1", "2", "3"}));
    EXPECT_EQ(rows_of("a\tb\n1,5\t2\n").back(), (std::vector<std::string>{"1,5", "2"}));
    EXPECT_EQ(rows_of("\"a;b;c\",d\n1,2\n").back(), (std::vector<std::string>{"1", "2"}));
    EXPECT_EQ(rows_of("a|b\n", '|').back(), (std::vector<std::string>{"a", "b"}));
}

TEST(Csv, empty_lines_are_passed_over_and_counted) {
    auto const rows = read_all("a\n\n\"x\ny\"\n\nz\n");
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1].line, 3);
    EXPECT_EQ(rows[2].line, 6);
}

TEST(Csv, an_empty_last_field_is_a_field) { EXPECT_EQ(rows_of("a,b\n1,\n").back(), (std::vector<std::string>{"1", ""})); }

TEST(Csv, what_is_wrong_with_a_row_is_said_with_its_line) {
    auto const rows = read_all("a,b\n\"x\"y,2\n3,4\n\"open,5\n6,7\n");
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_TRUE(rows[1].problem);
    EXPECT_FALSE(rows[2].problem);
    EXPECT_TRUE(rows[3].problem->find("line 4") != std::string::npos);
}

TEST(Csv, a_quote_that_never_closes_does_not_fill_the_memory) {
    auto const rows = read_all("a\n\"" + std::string(3'000'000, 'x'));
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_TRUE(rows[1].problem);
    EXPECT_LE(rows[1].fields.front().size(), 1024U * 1024U);
}

TEST(Csv, a_field_written_reads_as_it_was) {
    std::string const text = "a \"b\",\r\nc";
    EXPECT_EQ(rows_of("h\n" + csv_field(text) + "\n").back().front(), text);
    EXPECT_EQ(csv_field("plain"), "plain");
}

std::string text_in(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Rows rows_in_json(std::string const& text) {
    boost::json::parse_options options;
    options.allow_invalid_utf8 = true;
    auto const parsed = boost::json::parse(text, {}, options);
    auto const list = parsed.is_array() ? parsed.as_array() : boost::json::array{parsed};
    Rows rows;
    for (auto const& one : list) {
        std::vector<std::string> row;
        for (auto const& [key, value] : one.as_object()) row.emplace_back(value.as_string());
        rows.push_back(std::move(row));
    }
    return rows;
}

TEST(Csv, reads_csv_spectrum) {
    auto const folder = test_data("csv/csv-spectrum");
    if (folder.empty()) GTEST_SKIP() << "csv-spectrum is not there; TANDEM_TEST_DATA says where data lies";
    int files = 0;
    for (auto const& entry : std::filesystem::directory_iterator(folder / "csvs")) {
        auto rows = rows_of(text_in(entry.path()));
        ASSERT_FALSE(rows.empty()) << entry.path();
        rows.erase(rows.begin());
        // Its answer bears another telephone number than the file itself.
        if (entry.path().stem() == "location_coordinates") rows.front().front() = "1234567890";
        EXPECT_EQ(rows, rows_in_json(text_in(folder / "json" / entry.path().stem().concat(".json")))) << entry.path();
        ++files;
    }
    EXPECT_GT(files, 10);
}

}  // namespace
}  // namespace tandem::imports
