#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace tandem::imports {

/// RFC 4180, read piece by piece: any line ending, a byte order mark, fields in quotes with line ends and doubled quotes.
/// A quote inside a field that did not begin with one is text. Empty lines are passed over.
class CsvReader {
public:
    struct Row {
        std::vector<std::string> fields;
        std::int64_t line = 0;               ///< where it begins, from 1
        std::optional<std::string> problem;  ///< why it cannot be read; its fields are then what could be made of it
    };

    /// Without a delimiter, the one of `,` `;` tab that the first line holds most of.
    explicit CsvReader(std::istream& stream, std::optional<char> delimiter = std::nullopt);

    bool next(Row& row);
    char delimiter() const { return delimiter_; }

private:
    static constexpr int end = -1;

    int peek();
    void advance() { ++at_; }
    void skip_mark();
    char detect();
    void read_field(Row& row, bool& quoted);
    void read_quoted(Row& row, std::string& field);
    void read_plain(Row& row, std::string& field);
    void append(Row& row, std::string& field, char c);
    bool at_line_end();
    void take_line_end();

    std::istream& stream_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::size_t row_bytes_ = 0;
    std::int64_t line_ = 1;
    char delimiter_ = ',';
};

/// A field as it must be written: in quotes where it needs them.
std::string csv_field(std::string const& text, char delimiter = ',');

}  // namespace tandem::imports
