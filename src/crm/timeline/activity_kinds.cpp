#include "crm/timeline/activity_kinds.hpp"

#include <algorithm>
#include <array>

namespace tandem::timeline {
namespace {

namespace defined {

namespace kind = records::kind;
using namespace activity;
using records::Choice;
using records::Default;
using records::LinkWay;
using records::ObjectDefinition;
using records::StandardProperty;
using records::ValueKind;
using enum records::ValueKind;

constexpr std::string_view about = "activityinformation";

// Columns of the table, which the kinds give their own names.
consteval StandardProperty subject(char const* name, std::string_view label) { return {name, "subject", label, about, text}; }
consteval StandardProperty body(char const* name, std::string_view label) { return {name, "body", label, about, text}; }
consteval StandardProperty outcome(char const* name) { return {name, "outcome", "Outcome", about, text}; }
consteval StandardProperty at(std::string_view label) { return kind::common("hs_timestamp", label, about, datetime); }
consteval StandardProperty choice(char const* name, std::string_view label, std::span<Choice const> choices) {
    return kind::chosen("custom", name, label, about, choices);
}
consteval StandardProperty plain(char const* name, std::string_view label, ValueKind of = text) {
    return kind::in("custom", name, label, about, of);
}
constexpr auto owner_of = kind::common("hubspot_owner_id", "Owner", about, owner);
constexpr StandardProperty created{"hs_createdate", "createdate", "Created", about, datetime, true};
constexpr auto modified = kind::common("hs_lastmodifieddate", "Last modified", about, datetime, true);

constexpr std::array note_properties = {body("hs_note_body", "Note"), at("When"), owner_of, outcome("outcome"), created, modified};

constexpr std::array<Choice, 2> directions = {{{"INBOUND", "Inbound"}, {"OUTBOUND", "Outbound"}}};
constexpr std::array<Choice, 10> call_statuses = {{{"BUSY", "Busy"},
                                                   {"CALLING_CRM_USER", "Calling the user"},
                                                   {"CANCELED", "Canceled"},
                                                   {"COMPLETED", "Completed"},
                                                   {"CONNECTING", "Connecting"},
                                                   {"FAILED", "Failed"},
                                                   {"IN_PROGRESS", "In progress"},
                                                   {"NO_ANSWER", "No answer"},
                                                   {"QUEUED", "Queued"},
                                                   {"RINGING", "Ringing"}}};
constexpr std::array call_properties = {subject("hs_call_title", "Title"),
                                        body("hs_call_body", "Notes"),
                                        at("When"),
                                        owner_of,
                                        outcome("hs_call_disposition"),
                                        choice("hs_call_status", "Status", call_statuses),
                                        choice("hs_call_direction", "Direction", directions),
                                        plain("hs_call_duration", "Duration in ms", number),
                                        plain("hs_call_from_number", "From"),
                                        plain("hs_call_to_number", "To"),
                                        plain("hs_call_recording_url", "Recording"),
                                        created,
                                        modified};

constexpr std::array meeting_properties = {subject("hs_meeting_title", "Title"),
                                           body("hs_meeting_body", "Description"),
                                           at("When"),
                                           owner_of,
                                           outcome("hs_meeting_outcome"),
                                           plain("hs_meeting_start_time", "Begins", datetime),
                                           plain("hs_meeting_end_time", "Ends", datetime),
                                           plain("hs_meeting_location", "Where"),
                                           plain("hs_meeting_external_url", "Address"),
                                           plain("hs_internal_meeting_notes", "Internal notes"),
                                           created,
                                           modified};

constexpr std::array<Choice, 3> mail_directions = {{{"EMAIL", "Sent"}, {"INCOMING_EMAIL", "Received"}, {"FORWARDED_EMAIL", "Forwarded"}}};
constexpr std::array<Choice, 5> mail_statuses = {
    {{"BOUNCED", "Bounced"}, {"FAILED", "Failed"}, {"SCHEDULED", "Scheduled"}, {"SENDING", "Sending"}, {"SENT", "Sent"}}};
constexpr std::array email_properties = {subject("hs_email_subject", "Subject"),
                                         body("hs_email_text", "Text"),
                                         at("When"),
                                         owner_of,
                                         outcome("outcome"),
                                         choice("hs_email_direction", "Direction", mail_directions),
                                         choice("hs_email_status", "Status", mail_statuses),
                                         plain("hs_email_html", "HTML"),
                                         plain("hs_email_headers", "Headers"),
                                         created,
                                         modified};

constexpr std::array<Choice, 5> task_statuses = {{{"NOT_STARTED", "Not started"},
                                                  {"IN_PROGRESS", "In progress"},
                                                  {"WAITING", "Waiting"},
                                                  {"DEFERRED", "Deferred"},
                                                  {task_is_done, "Done"}}};
constexpr std::array<Choice, 4> priorities = {{{"NONE", "None"}, {"LOW", "Low"}, {"MEDIUM", "Medium"}, {"HIGH", "High"}}};
constexpr std::array<Choice, 3> task_types = {{{"TODO", "To do"}, {"CALL", "Call"}, {"EMAIL", "Email"}}};
constexpr std::array task_properties = {
    subject("hs_task_subject", "Task"),
    body("hs_task_body", "Notes"),
    at("Due"),
    owner_of,
    outcome("outcome"),
    StandardProperty{"hs_task_status", "hs_task_status", "Status", about, enumeration, false, false, task_statuses},
    kind::common("hs_task_completion_date", "Done at", about, datetime, true),
    choice("hs_task_priority", "Priority", priorities),
    choice("hs_task_type", "Type", task_types),
    plain("hs_task_reminders", "Reminder"),
    created,
    modified};

constexpr std::array<std::string_view, 2> usual = {"hs_createdate", "hs_lastmodifieddate"};
constexpr std::array<Choice, 1> groups = {{{about, "Activity"}}};
constexpr std::array<Default, 2> of_now = {{{"hubspot_owner_id"}, {"hs_timestamp"}}};
constexpr std::array<Default, 2> of_meetings = {{{"hubspot_owner_id"}, {"hs_timestamp", {}, "hs_meeting_start_time"}}};
constexpr std::array<Default, 2> of_tasks = {{{"hubspot_owner_id"}, {"hs_task_status", "NOT_STARTED"}}};

/// HubSpot's numbers lie around that of the link with contacts; the way back is the one before.
consteval std::array<LinkWay, 4> links_around(std::int64_t with_contact) {
    auto const way = [&](ObjectType to, std::int64_t from_there) {
        return LinkWay{to, with_contact + from_there, with_contact + from_there - 1};
    };
    return {way(ObjectType::contacts, 0), way(ObjectType::companies, -12), way(ObjectType::deals, 12), way(ObjectType{5}, 26)};
}
constexpr auto note_links = links_around(202);
constexpr auto call_links = links_around(194);
constexpr auto email_links = links_around(198);
constexpr auto meeting_links = links_around(200);
constexpr auto task_links = links_around(204);

consteval ObjectDefinition one(ObjectType type, std::string_view singular, std::string_view plural,
                               std::span<StandardProperty const> properties, std::string_view primary, std::span<LinkWay const> links,
                               std::span<Default const> defaults) {
    return {.type = type,
            .table = records::activity_table,
            .singular = singular,
            .modified_column = "hs_lastmodifieddate",
            .properties = properties,
            .shown_by_default = usual,
            .plural = plural,
            .created = "hs_createdate",
            .primary = primary,
            .department = feature::Department::sales,
            .links = links,
            .groups = groups,
            .defaults = defaults};
}

constexpr std::array definitions = {
    one(notes, "note", "notes", note_properties, "hs_note_body", note_links, of_now),
    one(calls, "call", "calls", call_properties, "hs_call_title", call_links, of_now),
    one(meetings, "meeting", "meetings", meeting_properties, "hs_meeting_title", meeting_links, of_meetings),
    one(emails, "email", "emails", email_properties, "hs_email_subject", email_links, of_now),
    one(tasks, "task", "tasks", task_properties, "hs_task_subject", task_links, of_tasks)};
records::Standard const known[] = {records::Standard(definitions[0]), records::Standard(definitions[1]), records::Standard(definitions[2]),
                                   records::Standard(definitions[3]), records::Standard(definitions[4])};

}  // namespace defined

struct Pair {
    ActivityKind kind;
    ObjectType object;
    Kind const* entry;
    std::string_view words;  ///< the property that holds what was noted
    std::string_view outcome;
};
constexpr std::array<Pair, 5> activity_pairs = {
    {{ActivityKind::note, activity::notes, &note_kind, "hs_note_body", "outcome"},
     {ActivityKind::call, activity::calls, &call_kind, "hs_call_body", "hs_call_disposition"},
     {ActivityKind::email, activity::emails, &email_kind, "hs_email_text", "outcome"},
     {ActivityKind::meeting, activity::meetings, &meeting_kind, "hs_meeting_body", "hs_meeting_outcome"},
     {ActivityKind::task, activity::tasks, &task_kind, "hs_task_subject", "outcome"}}};

Pair const& pair_of(ActivityKind kind) { return *std::ranges::find(activity_pairs, kind, &Pair::kind); }
Pair const& pair_of(ObjectType object) { return *std::ranges::find(activity_pairs, object, &Pair::object); }

}  // namespace

ObjectType object_of(ActivityKind kind) { return pair_of(kind).object; }
ActivityKind activity_kind_of(ObjectType object) { return pair_of(object).kind; }
Kind const& entry_kind_of(ObjectType object) { return *pair_of(object).entry; }

records::PropertyValues properties_of(NewActivity const& given, UserId user) {
    auto const& pair = pair_of(given.kind);
    records::PropertyValues values{{std::string(pair.words), given.body.value}};
    if (user) values.emplace("hubspot_owner_id", to_string(user));
    if (given.outcome) values.emplace(pair.outcome, given.outcome->value);
    if (given.due_at && given.kind == ActivityKind::task) values.emplace("hs_timestamp", format_rfc3339(*given.due_at));
    return values;
}

}  // namespace tandem::timeline
