#include "crm/segments/export.hpp"

#include "crm/records/records.hpp"
#include "crm/segments/segments.hpp"
#include "crm/segments/store.hpp"

#include <algorithm>
#include <array>

namespace tandem::segments {
namespace {

constexpr std::array<std::string_view, 12> columns{"hs_object_id", "email", "firstname", "lastname",       "company",      "jobtitle",
                                                   "phone",        "city",  "country",   "lifecyclestage", "hubspotscore", "createdate"};
constexpr std::size_t at_once = 500;

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

template <class Texts, class Of>
void add_row(std::string& to, Texts const& texts, Of const& of) {
    bool first = true;
    for (auto const& text : texts) {
        if (!first) to += ',';
        first = false;
        to += cell(of(text));
    }
    to += "\r\n";
}

}  // namespace

Result<std::string> members_as_csv(db::Read& read, SegmentId id) {
    auto const where = members_of(read, id);
    if (!where) return fail(where);
    std::string csv = "\xEF\xBB\xBF";
    add_row(csv, columns, [](auto name) { return std::string(name); });
    std::vector<std::string> const names(columns.begin(), columns.end());
    auto const ids = all_contacts(read, *where);
    for (std::size_t at = 0; at < ids.size(); at += at_once) {
        std::vector<RecordId> const some(ids.begin() + static_cast<std::ptrdiff_t>(at),
                                         ids.begin() + static_cast<std::ptrdiff_t>(std::min(at + at_once, ids.size())));
        for (auto const& contact : records::find_all(read, ObjectType::contacts, some, names))
            add_row(csv, names, [&](auto const& name) { return contact.text(name); });
    }
    return csv;
}

}  // namespace tandem::segments
