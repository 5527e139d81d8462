#include "crm/segments/export.hpp"

#include "crm/records/csv.hpp"
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

std::vector<std::string> texts_of(records::Record const& contact, std::vector<std::string> const& names) {
    std::vector<std::string> texts;
    for (auto const& name : names) texts.push_back(contact.text(name));
    return texts;
}

}  // namespace

Result<std::string> members_as_csv(db::Read& read, SegmentId id) {
    auto const where = members_of(read, id);
    if (!where) return fail(where);
    std::vector<std::string> const names(columns.begin(), columns.end());
    std::string csv(records::csv_beginning);
    records::add_csv_row(csv, names);
    auto const ids = all_contacts(read, *where);
    for (std::size_t at = 0; at < ids.size(); at += at_once) {
        std::vector<RecordId> const some(ids.begin() + static_cast<std::ptrdiff_t>(at),
                                         ids.begin() + static_cast<std::ptrdiff_t>(std::min(at + at_once, ids.size())));
        for (auto const& contact : records::find_all(read, ObjectType::contacts, some, names))
            records::add_csv_row(csv, texts_of(contact, names));
    }
    return csv;
}

}  // namespace tandem::segments
