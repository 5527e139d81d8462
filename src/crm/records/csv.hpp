#pragma once

// Files that people open in a spreadsheet: RFC 4180 with a byte order mark; a cell that would run as a formula gets a quote in front.

#include <string>
#include <string_view>
#include <vector>

namespace tandem::records {

inline constexpr std::string_view csv_beginning = "\xEF\xBB\xBF";
inline constexpr std::string_view csv_type = "text/csv; charset=utf-8";

void add_csv_row(std::string& to, std::vector<std::string> const& cells);

}  // namespace tandem::records
