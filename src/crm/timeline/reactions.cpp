#include "crm/records/objects.hpp"
#include "crm/timeline/timeline.hpp"
#include "platform/auth/workspace.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::timeline {
namespace {

/// Changes the program makes in passing; the story tells what they follow from instead.
bool is_told_elsewhere(std::string_view name) {
    return name == "hubspotscore" || name == "notes_last_updated" || name == "hs_date_entered_stage" || name == "hs_is_closed" || name == "hs_is_closed_won" ||
           name.starts_with("hs_lifecyclestage_") || name.starts_with("hs_latest_source") || name.starts_with("hs_analytics_");
}

std::string label_of(ObjectType object, std::string const& name) {
    auto const* standard = records::find_standard(records::definition_of(object), name);
    return standard ? std::string(standard->label) : name;
}

std::string shown(db::Read& read, ObjectType object, records::PropertyChange const& change, std::optional<std::string> const& value) {
    if (!value) return "nothing";
    if (change.name == "hubspot_owner_id") return auth::user_name(read, UserId(parse_id(*value).value_or(0)));
    auto const* standard = records::find_standard(records::definition_of(object), change.name);
    if (standard)
        for (auto const& choice : standard->choices)
            if (choice.value == *value) return std::string(choice.label);
    return value->substr(0, 80);
}

/// Who comes by a public form is marketing's doing.
Department department_of(db::Write const& write, Kind kind) {
    bool const by_form = kind == Kind::created && write.actor().means == db::Means::public_link;
    return by_form || write.actor().role == db::Role::marketer ? Department::marketing : Department::sales;
}

void tell(db::Write& write, ObjectType object, RecordId id, Kind kind, std::string title, std::string detail = {}, json::value facts = json::object{}) {
    add(write, {.object = object, .record = id, .kind = kind, .department = department_of(write, kind), .title = std::move(title), .detail = std::move(detail), .facts = std::move(facts)});
}

std::string by_means(db::Write const& write) {
    switch (write.actor().means) {
        case db::Means::import: return "from an import";
        case db::Means::public_link: return "on a public page";
        case db::Means::token: return "through the API";
        case db::Means::job:
        case db::Means::command:
        case db::Means::session: break;
    }
    return {};
}

}  // namespace

void on_created(db::Write& write, records::RecordCreated const& event) {
    tell(write, event.object, event.id, Kind::created, fmt::format("Created the {}", records::definition_of(event.object).singular), by_means(write));
}

void on_changed(db::Write& write, records::RecordChanged const& event) {
    std::vector<records::PropertyChange> told;
    std::ranges::copy_if(event.changes, std::back_inserter(told), [](auto const& change) { return !is_told_elsewhere(change.name); });
    if (told.empty()) return;
    auto const first = told.front();
    auto const title = told.size() == 1 ? fmt::format("Changed {}", label_of(event.object, first.name)) : fmt::format("Changed {} properties", told.size());
    auto const detail = told.size() == 1 ? fmt::format("{} → {}", shown(write, event.object, first, first.former), shown(write, event.object, first, first.later)) : by_means(write);
    for (auto& change : told)
        change = {label_of(event.object, change.name), shown(write, event.object, change, change.former), shown(write, event.object, change, change.later)};
    tell(write, event.object, event.id, Kind::edited, title, detail, json::object{{"changes", encode(told)}});
}

void on_archived(db::Write& write, records::RecordArchived const& event) { tell(write, event.object, event.id, Kind::archived, "Archived"); }
void on_restored(db::Write& write, records::RecordRestored const& event) { tell(write, event.object, event.id, Kind::restored, "Brought back"); }

}  // namespace tandem::timeline
