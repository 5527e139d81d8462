#include "crm/records/csv.hpp"

namespace tandem::records {
namespace {

bool would_run(std::string_view text) {
    constexpr std::string_view starts = "=+-@\t\r";
    if (text.empty() || starts.find(text.front()) == std::string_view::npos) return false;
    bool const is_number =
        (text.front() == '+' || text.front() == '-') && text.find_first_not_of("0123456789 ().-", 1) == std::string_view::npos;
    return !is_number;
}

std::string cell(std::string const& text) {
    auto const shown = would_run(text) ? "'" + text : text;
    if (shown.find_first_of("\",\r\n") == std::string::npos) return shown;
    std::string out = "\"";
    for (char const c : shown) out.append(c == '"' ? 2 : 1, c);
    return out + "\"";
}

}  // namespace

void add_csv_row(std::string& to, std::vector<std::string> const& cells) {
    bool first = true;
    for (auto const& text : cells) {
        if (!first) to += ',';
        first = false;
        to += cell(text);
    }
    to += "\r\n";
}

}  // namespace tandem::records
