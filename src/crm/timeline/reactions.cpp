#include "base/line.hpp"
#include "crm/pipelines/pipelines.hpp"
#include "crm/records/objects.hpp"
#include "crm/records/properties.hpp"
#include "crm/records/records.hpp"
#include "crm/timeline/activity_story.hpp"
#include "crm/timeline/timeline.hpp"
#include "platform/auth/workspace.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace tandem::timeline {
namespace {

/// What the program computes in passing; the story tells what it follows from instead.
bool is_told_elsewhere(records::StandardProperty const* standard, std::string_view name) {
    return (standard && standard->read_only) || name.starts_with("hs_latest_source") || name.starts_with("hs_analytics_");
}

/// Stage and owner that a rule sets by itself are told with the handoff, which says why.
bool is_told_by_handoff(db::Write const& write, std::string_view name) {
    bool const by_rule = !write.actor().user_id && write.actor().means == db::Means::job;
    return by_rule && (name == "lifecyclestage" || name == "hubspot_owner_id");
}

/// Which words stand for the names and values of changed properties.
class Wording {
public:
    Wording(db::Read& read, records::RecordChanged const& event)
        : read_(read), event_(event), properties_(records::load_properties(read, event.object)) {}

    std::string label(std::string const& name) const {
        auto const* property = properties_.find(name);
        return property ? property->label : name;
    }
    std::string former(records::PropertyChange const& change) const {
        return shown(change, change.former, &records::PropertyChange::former);
    }
    std::string later(records::PropertyChange const& change) const { return shown(change, change.later, &records::PropertyChange::later); }

private:
    using Side = std::optional<std::string> records::PropertyChange::*;

    std::string shown(records::PropertyChange const& change, std::optional<std::string> const& value, Side side) const {
        if (!value) return "nothing";
        if (change.name == "hubspot_owner_id") return auth::user_name(read_, UserId(parse_id(*value).value_or(0)));
        auto const& object = properties_.object();
        if (change.name == object.stage) return stage_label(*value, side);
        if (auto const* standard = records::find_standard(object, change.name))
            for (auto const& choice : standard->choices)
                if (choice.value == *value) return std::string(choice.label);
        return std::string(beginning_of(*value, 80));
    }

    /// Of the record's pipeline, before or after a change of it.
    std::string stage_label(std::string const& id, Side side) const {
        std::string const property(properties_.object().pipeline);
        auto const moved = std::ranges::find(event_.changes, property, &records::PropertyChange::name);
        auto const record = moved == event_.changes.end() ? records::find(read_, event_.object, event_.id, {property}) : std::nullopt;
        auto const pipeline = record ? record->text(property) : moved == event_.changes.end() ? "" : std::invoke(side, *moved).value_or("");
        for (auto const& stage : pipelines::stages_of(read_, std::string(name_of(event_.object)), pipeline))
            if (stage.id == id) return stage.label;
        return id;
    }

    db::Read& read_;
    records::RecordChanged const& event_;
    records::PropertySet properties_;
};

/// Who comes by a public form is marketing's doing.
Department department_of(db::Write const& write, Kind const& kind) {
    bool const by_form = kind.name == created_kind.name && write.actor().means == db::Means::public_link;
    return by_form || write.actor().role == db::Role::marketer ? Department::marketing : Department::sales;
}

void tell(db::Write& write, ObjectType object, RecordId id, Kind const& kind, std::string title, std::string detail = {},
          json::value facts = json::object{}) {
    add(write, {.object = object,
                .record = id,
                .kind = kind,
                .department = department_of(write, kind),
                .title = std::move(title),
                .detail = std::move(detail),
                .facts = std::move(facts)});
}

std::string by_means(db::Write const& write) {
    switch (write.actor().means) {
        case db::Means::import:
            return "from an import";
        case db::Means::public_link:
            return "on a public page";
        case db::Means::token:
            return "through the API";
        case db::Means::job:
        case db::Means::command:
        case db::Means::session:
            break;
    }
    return {};
}

}  // namespace

void on_created(db::Write& write, records::RecordCreated const& event) {
    if (records::is_activity(event.object)) return on_activity_created(write, event.id);
    tell(write, event.object, event.id, created_kind, fmt::format("Created the {}", records::definition_of(write, event.object)->singular),
         by_means(write));
}

void on_changed(db::Write& write, records::RecordChanged const& event) {
    if (records::is_activity(event.object)) return on_activity_changed(write, event);
    auto const definition = records::definition_of(write, event.object);
    auto const& object = *definition;
    std::vector<records::PropertyChange> told;
    std::ranges::copy_if(event.changes, std::back_inserter(told), [&](auto const& change) {
        return !is_told_elsewhere(records::find_standard(object, change.name), change.name) && !is_told_by_handoff(write, change.name);
    });
    if (told.empty()) return;
    Wording const words(write, event);
    for (auto& change : told) change = {words.label(change.name), words.former(change), words.later(change)};
    auto const& first = told.front();
    auto const title = told.size() == 1 ? fmt::format("Changed {}", first.name) : fmt::format("Changed {} properties", told.size());
    auto const detail = told.size() == 1 ? fmt::format("{} → {}", *first.former, *first.later) : by_means(write);
    tell(write, event.object, event.id, edited_kind, title, detail, json::object{{"changes", encode(told)}});
}

void on_archived(db::Write& write, records::RecordArchived const& event) {
    if (records::is_activity(event.object)) return on_activity_gone_or_back(write, event.id);
    tell(write, event.object, event.id, archived_kind, "Archived");
}
void on_restored(db::Write& write, records::RecordRestored const& event) {
    if (records::is_activity(event.object)) return on_activity_gone_or_back(write, event.id);
    tell(write, event.object, event.id, restored_kind, "Brought back");
}

}  // namespace tandem::timeline
