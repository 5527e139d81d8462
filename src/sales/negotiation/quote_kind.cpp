#include "sales/negotiation/quote_kind.hpp"

#include "sales/negotiation/api.hpp"

#include <array>

namespace tandem::negotiation {
namespace {

namespace quote_as_record {

namespace kind = records::kind;
using records::Choice;
using records::ObjectType;
using records::StandardProperty;
using enum records::ValueKind;

constexpr std::string_view about = "quoteinformation";

constexpr std::array<Choice, 2> statuses = {{{"DRAFT", "Draft"}, {"APPROVAL_NOT_NEEDED", "Published"}}};
constexpr std::array<Choice, 7> states = {{{"draft", "Draft"},
                                           {"sent", "Sent"},
                                           {"opened", "Opened"},
                                           {"accepted", "Accepted"},
                                           {"declined", "Declined"},
                                           {"expired", "Expired"},
                                           {"withdrawn", "Withdrawn"}}};

consteval StandardProperty chosen(char const* column, char const* name, std::string_view label, std::span<Choice const> choices) {
    return {name, db::Column(column), label, about, enumeration, true, false, choices};
}

// HubSpot's names; `state` says what became of a quote, which its status does not.
constexpr std::array properties = {
    StandardProperty{"hs_title", "title", "Title", about, text, true, true},
    StandardProperty{"hs_quote_number", kind::values, "Number", about, text, true, true},
    chosen("t1", "hs_status", "Status", statuses),
    chosen("t3", "state", "State", states),
    kind::computed("t2", "hs_expiration_date", "Open until", about, date),
    kind::computed("n1", "hs_quote_amount", "Amount", about, number),
    kind::computed("t4", "hs_currency", "Currency", about, text),
    kind::computed("custom", "hs_terms", "Terms", about, text),
    kind::computed("custom", "hs_comments", "Comments", about, text),
    kind::common("hubspot_owner_id", "Owner", about, owner, true),
    StandardProperty{"hs_createdate", "createdate", "Created", about, datetime, true},
    kind::common("hs_lastmodifieddate", "Last modified", about, datetime, true),
};

constexpr std::array<std::string_view, 2> shown = {"hs_createdate", "hs_lastmodifieddate"};
constexpr std::array<Choice, 1> groups = {{{about, "Quote information"}}};
// HubSpot's numbers.
constexpr std::array<records::LinkWay, 3> links = {
    {{ObjectType::deals, 64, 63}, {ObjectType::contacts, 69, 70}, {ObjectType::companies, 71, 72}}};

Result<void> may_write(db::Actor const&) {
    return conflict("quotes_read_only",
                    "Quotes are made, changed and sent at /api/quotes, which keeps what customers were shown. Nothing was changed.");
}

constexpr records::ObjectDefinition definition{.type = quote_object,
                                               .table = records::view_table,
                                               .singular = "quote",
                                               .modified_column = "hs_lastmodifieddate",
                                               .properties = properties,
                                               .shown_by_default = shown,
                                               .plural = "quotes",
                                               .created = "hs_createdate",
                                               .primary = "hs_title",
                                               .icon = "file-invoice",
                                               .department = feature::Department::sales,
                                               .links = links,
                                               .groups = groups,
                                               .has_place = false,
                                               .may_write = may_write};
records::Standard const known(definition);

}  // namespace quote_as_record

}  // namespace
}  // namespace tandem::negotiation
