#include "crm/tickets/tickets.hpp"

#include <array>

namespace tandem::tickets {
namespace {

namespace kind = records::kind;
using records::Choice;
using records::ValueKind;

constexpr std::string_view about = "ticketinformation";

constexpr std::array<Choice, 4> priorities = {{{"LOW", "Low"}, {"MEDIUM", "Medium"}, {"HIGH", "High"}, {"URGENT", "Urgent"}}};
constexpr std::array<Choice, 4> categories = {{{"PRODUCT_ISSUE", "Product issue"},
                                               {"BILLING_ISSUE", "Billing issue"},
                                               {"FEATURE_REQUEST", "Feature request"},
                                               {"GENERAL_INQUIRY", "General inquiry"}}};
constexpr std::array<Choice, 4> sources = {{{"CHAT", "Chat"}, {"EMAIL", "Email"}, {"FORM", "Form"}, {"PHONE", "Phone"}}};

constexpr std::array properties = {
    kind::title("subject", "Ticket name", about),
    kind::text("content", "Description", about),
    kind::common("hs_pipeline", "Pipeline", about, ValueKind::pipeline),
    kind::common("hs_pipeline_stage", "Ticket status", about, ValueKind::stage),
    kind::chosen("t1", "hs_ticket_priority", "Priority", about, priorities),
    kind::chosen("t2", "hs_ticket_category", "Category", about, categories),
    kind::chosen("t3", "source_type", "Source", about, sources),
    kind::common("hubspot_owner_id", "Owner", about, ValueKind::owner),
    kind::text("hs_resolution", "Resolution", about),
    kind::in("t4", "closed_date", "Closed", about, ValueKind::datetime),
    kind::common("createdate", "Created", about, ValueKind::datetime, true),
    kind::common("hs_lastmodifieddate", "Last modified", about, ValueKind::datetime, true),
};

constexpr std::array<std::string_view, 7> shown = {"subject",     "content",           "createdate",        "hs_lastmodifieddate",
                                                   "hs_pipeline", "hs_pipeline_stage", "hs_ticket_priority"};
constexpr std::array<std::string_view, 5> columns = {"subject", "hs_pipeline_stage", "hs_ticket_priority", "hubspot_owner_id",
                                                     "createdate"};
constexpr std::array<std::string_view, 1> required = {"subject"};
constexpr std::array<Choice, 1> groups = {{{about, "Ticket information"}}};

// HubSpot's numbers.
constexpr std::array<records::LinkWay, 5> links = {{{records::ObjectType::contacts, 16, 15},
                                                    {records::ObjectType::companies, 339, 340},
                                                    {records::ObjectType::companies, 26, 25, "Primary"},
                                                    {records::ObjectType::deals, 28, 27},
                                                    {object, 452, 452}}};

constexpr records::ObjectDefinition definition{.type = object,
                                               .table = records::one_table,
                                               .singular = "ticket",
                                               .modified_column = "hs_lastmodifieddate",
                                               .properties = properties,
                                               .shown_by_default = shown,
                                               .plural = "tickets",
                                               .pipeline = "hs_pipeline",
                                               .stage = "hs_pipeline_stage",
                                               .primary = "subject",
                                               .icon = "ticket",
                                               .department = feature::Department::sales,
                                               .columns = columns,
                                               .required = required,
                                               .links = links,
                                               .groups = groups};
records::Standard const known(definition);

}  // namespace
}  // namespace tandem::tickets
