#include "crm/records/objects.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

namespace tandem::records {
namespace {

using enum ValueKind;

constexpr std::array<Choice, 7> stages = {{{"subscriber", "Subscriber"},
                                           {"lead", "Lead"},
                                           {"marketingqualifiedlead", "MQL"},
                                           {"salesqualifiedlead", "SQL"},
                                           {"opportunity", "Opportunity"},
                                           {"customer", "Customer"},
                                           {"evangelist", "Evangelist"}}};

constexpr std::array<Choice, 8> lead_statuses = {{{"NEW", "New"},
                                                  {"OPEN", "Open"},
                                                  {"IN_PROGRESS", "In progress"},
                                                  {"OPEN_DEAL", "Open deal"},
                                                  {"UNQUALIFIED", "Unqualified"},
                                                  {"ATTEMPTED_TO_CONTACT", "Attempted to contact"},
                                                  {"CONNECTED", "Connected"},
                                                  {"BAD_TIMING", "Bad timing"}}};

constexpr std::array<Choice, 3> departments = {{{"marketing", "Marketing"}, {"sales", "Sales"}, {"both", "Both"}}};

constexpr std::array<Choice, 2> deal_types = {{{"newbusiness", "New business"}, {"existingbusiness", "Existing business"}}};

constexpr std::array<Choice, 5> company_types = {
    {{"PROSPECT", "Prospect"}, {"PARTNER", "Partner"}, {"RESELLER", "Reseller"}, {"VENDOR", "Vendor"}, {"OTHER", "Other"}}};
constexpr std::array<Choice, 3> priorities = {{{"low", "Low"}, {"medium", "Medium"}, {"high", "High"}}};

/// Name and column are one literal: SQL, C++ and JSON cannot drift apart.
consteval StandardProperty standard(char const* name, std::string_view label, std::string_view group, ValueKind kind = text) {
    return {name, db::Column(name), label, group, kind};
}
consteval StandardProperty finding(char const* name, std::string_view label, std::string_view group, ValueKind kind = text) {
    return {name, db::Column(name), label, group, kind, false, true};
}
consteval StandardProperty computed(char const* name, std::string_view label, std::string_view group, ValueKind kind) {
    return {name, db::Column(name), label, group, kind, true};
}
consteval StandardProperty chosen(char const* name, std::string_view label, std::string_view group, std::span<Choice const> choices) {
    return {name, db::Column(name), label, group, enumeration, false, false, choices};
}

consteval StandardProperty computed(char const* name, std::string_view label, std::string_view group, std::span<Choice const> choices) {
    return {name, db::Column(name), label, group, enumeration, true, false, choices};
}

consteval StandardProperty computed(char const* name, std::string_view label, std::string_view group, ValueKind kind, char const* about) {
    return {name, db::Column::told_of(about, name), label, group, kind, true, false, {}, db::Column(name)};
}

constexpr std::string_view about = "contactinformation";
constexpr std::string_view origin = "analyticsinformation";
constexpr std::string_view lifecycle = "lifecycleinformation";
// Of which record a contact's last and next activity tell, as `last_about_type`, `last_about_id` …; the table is said because the
// record they name may lie in the same one.
constexpr auto last_about = "contact.last_about";
constexpr auto next_about = "contact.next_about";

constexpr std::array contact_properties = {
    finding("email", "Email", about, email),
    finding("firstname", "First name", about),
    finding("lastname", "Last name", about),
    standard("salutation", "Salutation", about),
    finding("phone", "Phone", about),
    standard("mobilephone", "Mobile phone", about),
    standard("fax", "Fax", about),
    standard("jobtitle", "Job title", about),
    finding("company", "Company name", about),
    standard("website", "Website", about),
    standard("industry", "Industry", about),
    standard("numemployees", "Employees", about),
    standard("annualrevenue", "Annual revenue", about),
    standard("address", "Street address", about),
    standard("city", "City", about),
    standard("state", "State or region", about),
    standard("zip", "Postal code", about),
    standard("country", "Country", about),
    chosen("lifecyclestage", "Lifecycle stage", lifecycle, stages),
    chosen("hs_lead_status", "Lead status", lifecycle, lead_statuses),
    standard("hubspot_owner_id", "Owner", about, owner),
    computed("hubspotscore", "Score", lifecycle, whole),
    computed("hs_lifecyclestage_subscriber_date", "Became a subscriber", lifecycle, datetime),
    computed("hs_lifecyclestage_lead_date", "Became a lead", lifecycle, datetime),
    computed("hs_lifecyclestage_marketingqualifiedlead_date", "Became an MQL", lifecycle, datetime),
    computed("hs_lifecyclestage_salesqualifiedlead_date", "Became an SQL", lifecycle, datetime),
    computed("hs_lifecyclestage_opportunity_date", "Became an opportunity", lifecycle, datetime),
    computed("hs_lifecyclestage_customer_date", "Became a customer", lifecycle, datetime),
    computed("hs_lifecyclestage_evangelist_date", "Became an evangelist", lifecycle, datetime),
    standard("hs_analytics_source", "First touch: source", origin),
    standard("hs_analytics_source_data_1", "First touch: medium", origin),
    standard("hs_analytics_source_data_2", "First touch: campaign", origin),
    standard("hs_analytics_first_url", "First touch: landing page", origin),
    standard("hs_analytics_first_timestamp", "First touch: time", origin, datetime),
    standard("hs_latest_source", "Last touch: source", origin),
    standard("hs_latest_source_data_1", "Last touch: medium", origin),
    standard("hs_latest_source_data_2", "Last touch: campaign", origin),
    standard("hs_analytics_last_url", "Last touch: landing page", origin),
    standard("hs_latest_source_timestamp", "Last touch: time", origin, datetime),
    computed("notes_last_updated", "Last note, call or meeting", about, datetime),
    computed("hs_last_activity_date", "Last activity", about, datetime),
    computed("hs_last_activity_type", "Last activity: kind", about, activity, last_about),
    computed("hs_last_activity_department", "Last activity: department", about, departments),
    computed("hs_last_activity_title", "Last activity: what", about, text, last_about),
    computed("notes_next_activity_date", "Next activity", about, datetime),
    computed("hs_next_activity_title", "Next activity: what", about, text, next_about),
    computed("createdate", "Created", about, datetime),
    computed("lastmodifieddate", "Last modified", about, datetime),
};

constexpr std::string_view firm = "companyinformation";
constexpr std::array company_properties = {
    finding("name", "Company name", firm),
    finding("domain", "Domain", firm),
    standard("website", "Website", firm),
    standard("phone", "Phone", firm),
    standard("industry", "Industry", firm),
    standard("description", "Description", firm),
    chosen("type", "Type", firm, company_types),
    standard("address", "Street address", firm),
    standard("address2", "Street address 2", firm),
    standard("city", "City", firm),
    standard("state", "State or region", firm),
    standard("zip", "Postal code", firm),
    standard("country", "Country", firm),
    standard("timezone", "Time zone", firm),
    standard("numberofemployees", "Employees", firm, whole),
    standard("annualrevenue", "Annual revenue", firm, money),
    chosen("lifecyclestage", "Lifecycle stage", firm, stages),
    standard("hubspot_owner_id", "Owner", firm, owner),
    computed("notes_last_updated", "Last activity", firm, datetime),
    computed("createdate", "Created", firm, datetime),
    computed("hs_lastmodifieddate", "Last modified", firm, datetime),
};

constexpr std::string_view trade = "dealinformation";
constexpr std::array deal_properties = {
    finding("dealname", "Deal name", trade),
    standard("amount", "Amount", trade, money),
    standard("deal_currency_code", "Currency", trade),
    standard("pipeline", "Pipeline", trade, pipeline),
    standard("dealstage", "Deal stage", trade, stage),
    standard("closedate", "Close date", trade, datetime),
    chosen("dealtype", "Deal type", trade, deal_types),
    chosen("hs_priority", "Priority", trade, priorities),
    standard("hs_next_step", "Next step", trade),
    standard("description", "Description", trade),
    standard("hubspot_owner_id", "Owner", trade, owner),
    standard("closed_lost_reason", "Lost because", trade),
    standard("closed_won_reason", "Won because", trade),
    computed("hs_is_closed", "Is closed", trade, boolean),
    computed("hs_is_closed_won", "Is won", trade, boolean),
    computed("hs_date_entered_stage", "In this stage since", trade, datetime),
    standard("hs_analytics_source", "First touch: source", origin),
    standard("hs_analytics_source_data_1", "First touch: medium", origin),
    standard("hs_analytics_source_data_2", "First touch: campaign", origin),
    computed("hs_analytics_latest_source", "Last touch: source", origin, ValueKind::text),
    computed("hs_analytics_latest_source_data_1", "Last touch: medium", origin, ValueKind::text),
    computed("hs_analytics_latest_source_data_2", "Last touch: campaign", origin, ValueKind::text),
    computed("notes_last_updated", "Last activity", trade, datetime),
    computed("createdate", "Created", trade, datetime),
    computed("hs_lastmodifieddate", "Last modified", trade, datetime),
};

// What HubSpot answers with when nobody names properties.
constexpr std::array<std::string_view, 5> contact_shown = {"createdate", "email", "firstname", "lastmodifieddate", "lastname"};
constexpr std::array<std::string_view, 4> company_shown = {"createdate", "domain", "hs_lastmodifieddate", "name"};
constexpr std::array<std::string_view, 7> deal_shown = {"amount",    "closedate",           "createdate", "dealname",
                                                        "dealstage", "hs_lastmodifieddate", "pipeline"};

constexpr std::array<ObjectDefinition, 3> definitions = {{{.type = ObjectType::contacts,
                                                           .table = "contact",
                                                           .singular = "contact",
                                                           .modified_column = "lastmodifieddate",
                                                           .properties = contact_properties,
                                                           .shown_by_default = contact_shown,
                                                           .plural = "contacts"},
                                                          {.type = ObjectType::companies,
                                                           .table = "company",
                                                           .singular = "company",
                                                           .modified_column = "hs_lastmodifieddate",
                                                           .properties = company_properties,
                                                           .shown_by_default = company_shown,
                                                           .plural = "companies"},
                                                          {.type = ObjectType::deals,
                                                           .table = "deal",
                                                           .singular = "deal",
                                                           .modified_column = "hs_lastmodifieddate",
                                                           .properties = deal_properties,
                                                           .shown_by_default = deal_shown,
                                                           .plural = "deals",
                                                           .pipeline = "pipeline",
                                                           .stage = "dealstage"}}};

constexpr std::string_view about_records = "recordinformation";
constexpr std::array own_properties = {
    kind::common("hubspot_owner_id", "Owner", about_records, owner),
    kind::common("hs_pipeline", "Pipeline", about_records, pipeline),
    kind::common("hs_pipeline_stage", "Pipeline stage", about_records, stage),
    StandardProperty{"hs_createdate", "createdate", "Created", about_records, datetime, true},
    kind::common("hs_lastmodifieddate", "Last modified", about_records, datetime, true),
};

std::vector<ObjectDefinition const*>& known_objects() {
    static std::vector<ObjectDefinition const*> all = {&definitions[0], &definitions[1], &definitions[2]};
    return all;
}

}  // namespace

Standard::Standard(ObjectDefinition const& object) {
    kinds::spell({object.type, object.plural, object.singular});
    known_objects().push_back(&object);
}

std::span<ObjectDefinition const* const> standard_objects() { return known_objects(); }

ObjectDefinition const& definition_of(ObjectType type) {
    // The first three stand in the order of their numbers, and are asked for most.
    if (auto const number = static_cast<std::size_t>(type); number >= 1 && number <= definitions.size()) return definitions[number - 1];
    auto const& all = known_objects();
    auto const found = std::ranges::find(all, type, &ObjectDefinition::type);
    if (found == all.end()) throw std::logic_error("no feature defines this kind of record");
    return **found;
}

bool is_activity(ObjectType type) { return !kinds::is_own(type) && is_activity(definition_of(type)); }

std::span<StandardProperty const> properties_of_own_kinds() { return own_properties; }

StandardProperty const* find_standard(ObjectDefinition const& definition, std::string_view name) {
    auto const found = std::ranges::find(definition.properties, name, &StandardProperty::name);
    return found == definition.properties.end() ? nullptr : &*found;
}

bool has_owner(ObjectDefinition const& definition) { return find_standard(definition, "hubspot_owner_id"); }

int lifecycle_rank(std::string_view stage) {
    auto const found = std::ranges::find(stages, stage, &Choice::value);
    return found == stages.end() ? -1 : static_cast<int>(found - stages.begin());
}

std::string_view lifecycle_name(std::string_view given) {
    if (given == "mql") return "marketingqualifiedlead";
    if (given == "sql") return "salesqualifiedlead";
    return given;
}

}  // namespace tandem::records
