#include "sales/negotiation/document.hpp"
#include "sales/negotiation/paragraphs.hpp"

#include <fmt/format.h>

namespace tandem::negotiation {
namespace {

void check_part(std::vector<FieldError>& errors, std::string pointer, std::string const& text) {
    auto const found = unprintable_in(text);
    if (found.empty()) return;
    errors.push_back(
        {std::move(pointer), "unprintable",
         fmt::format("No font of this server can print “{}”. Nothing was sent; write it otherwise, or have fonts for it installed.",
                     found)});
}

void check_party(std::vector<FieldError>& errors, std::string const& pointer, Party const& party) {
    for (auto const& text : {party.name, party.company, party.email, party.phone}) check_part(errors, pointer, text);
    for (auto const& line : party.address_lines) check_part(errors, pointer, line);
}

}  // namespace

Result<void> check_printable(Document const& document) {
    std::vector<FieldError> errors;
    check_part(errors, "/title", document.title);
    check_part(errors, "/intro", document.intro);
    check_part(errors, "/terms", document.terms);
    for (std::size_t i = 0; i < document.lines.size(); ++i) {
        auto const& line = document.lines[i];
        check_part(errors, fmt::format("/lines/{}/title", i), line.title);
        check_part(errors, fmt::format("/lines/{}/description", i), line.description);
        check_part(errors, fmt::format("/lines/{}/unit", i), line.unit);
    }
    check_party(errors, "/contact_id", document.buyer);
    check_party(errors, "/brand", document.seller);
    check_part(errors, "/brand/footer", document.footer);
    if (!errors.empty()) return invalid_fields("unprintable", std::move(errors));
    return {};
}

}  // namespace tandem::negotiation
