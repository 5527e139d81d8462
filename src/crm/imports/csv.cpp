#include "crm/imports/csv.hpp"

#include <algorithm>
#include <array>

namespace tandem::imports {
namespace {

constexpr std::size_t chunk_bytes = 64 * 1024;
constexpr std::size_t most_row_bytes = 1024 * 1024;

}  // namespace

CsvReader::CsvReader(std::istream& stream, std::optional<char> delimiter) : stream_(stream) {
    peek();
    skip_mark();
    delimiter_ = delimiter.value_or(detect());
}

int CsvReader::peek() {
    if (at_ == buffer_.size()) {
        buffer_.resize(chunk_bytes);
        stream_.read(buffer_.data(), static_cast<std::streamsize>(chunk_bytes));
        buffer_.resize(static_cast<std::size_t>(stream_.gcount()));
        at_ = 0;
        if (buffer_.empty()) return end;
    }
    return static_cast<unsigned char>(buffer_[at_]);
}

void CsvReader::skip_mark() {
    if (buffer_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

char CsvReader::detect() {
    constexpr std::array candidates{',', ';', '\t'};
    std::array<int, candidates.size()> found{};
    bool quoted = false;
    for (auto at = at_; at < buffer_.size() && (quoted || (buffer_[at] != '\n' && buffer_[at] != '\r')); ++at) {
        if (buffer_[at] == '"') quoted = !quoted;
        auto const known = std::ranges::find(candidates, buffer_[at]);
        if (!quoted && known != candidates.end()) ++found[static_cast<std::size_t>(known - candidates.begin())];
    }
    return candidates[static_cast<std::size_t>(std::ranges::max_element(found) - found.begin())];
}

bool CsvReader::at_line_end() {
    auto const c = peek();
    return c == end || c == '\n' || c == '\r';
}

void CsvReader::take_line_end() {
    if (peek() == '\r') {
        advance();
        if (peek() == '\n') advance();
    } else if (peek() == '\n') {
        advance();
    } else {
        return;
    }
    ++line_;
}

void CsvReader::append(Row& row, std::string& field, char c) {
    if (++row_bytes_ <= most_row_bytes)
        field += c;
    else
        row.problem = "The row is larger than 1 MB; perhaps a quote is opened here and never closed.";
}

void CsvReader::read_quoted(Row& row, std::string& field) {
    auto const opened = line_;
    advance();
    for (bool after_return = false;; advance()) {
        auto const c = peek();
        if (c == end) {
            row.problem = "The quote opened in line " + std::to_string(opened) + " is never closed; what follows it could not be read.";
            return;
        }
        if (c == '"') {
            advance();
            if (peek() != '"') return;
        }
        if (c == '\n' ? !after_return : c == '\r') ++line_;
        after_return = c == '\r';
        append(row, field, static_cast<char>(c));
    }
}

void CsvReader::read_plain(Row& row, std::string& field) {
    for (; !at_line_end() && peek() != static_cast<unsigned char>(delimiter_); advance()) append(row, field, static_cast<char>(peek()));
}

void CsvReader::read_field(Row& row, bool& quoted) {
    auto& field = row.fields.emplace_back();
    quoted = peek() == '"';
    if (!quoted) return read_plain(row, field);
    read_quoted(row, field);
    if (at_line_end() || peek() == static_cast<unsigned char>(delimiter_)) return;
    if (!row.problem) row.problem = "Text follows a closing quote.";
    read_plain(row, field);
}

bool CsvReader::next(Row& row) {
    while (peek() != end) {
        row = {};
        row.line = line_;
        row_bytes_ = 0;
        bool quoted = false;
        read_field(row, quoted);
        while (!at_line_end()) {
            advance();
            read_field(row, quoted);
        }
        take_line_end();
        bool const empty_line = row.fields.size() == 1 && row.fields.front().empty() && !quoted;
        if (!empty_line) return true;
    }
    return false;
}

std::string csv_field(std::string const& text, char delimiter) {
    bool const plain = text.find_first_of("\"\r\n") == std::string::npos && text.find(delimiter) == std::string::npos;
    if (plain) return text;
    std::string quoted = "\"";
    for (char const c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

}  // namespace tandem::imports
