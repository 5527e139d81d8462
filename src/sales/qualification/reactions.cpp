#include "sales/qualification/qualification.hpp"

#include "crm/records/objects.hpp"
#include "sales/qualification/fit.hpp"
#include "sales/qualification/qualify.hpp"

#include <algorithm>

namespace tandem::qualification {
namespace {

using records::ObjectType;

bool names(std::vector<std::string> const& properties, records::RecordChanged const& event) {
    return std::ranges::any_of(event.changes,
                               [&](auto const& change) { return std::ranges::find(properties, change.name) != properties.end(); });
}

records::PropertyChange const* stage_change(records::RecordChanged const& event) {
    auto const found = std::ranges::find(event.changes, "lifecyclestage", &records::PropertyChange::name);
    return found == event.changes.end() ? nullptr : &*found;
}

/// The score itself and what the program keeps beside it.
bool only_computed(records::RecordChanged const& event) {
    auto const& contact = records::definition_of(ObjectType::contacts);
    return std::ranges::all_of(event.changes, [&](auto const& change) {
        auto const* property = records::find_standard(contact, change.name);
        return property && property->read_only;
    });
}

}  // namespace

void on_workspace_created(db::Write& write, auth::WorkspaceCreated const&) {
    create_default_rules(write);
    create_default_definition(write);
}

void on_record_created(db::Write& write, records::RecordCreated const& event) {
    if (event.object == ObjectType::contacts) qualify(write, event.id, Telling::crossings);
}

void on_record_changed(db::Write& write, records::RecordChanged const& event) {
    if (event.object != ObjectType::contacts || only_computed(event)) return;
    if (auto const* stage = stage_change(event)) {
        auto const rank = records::lifecycle_rank(stage->later.value_or(""));
        if (rank > records::lifecycle_rank("marketingqualifiedlead")) settle_by_stage(write, event.id);
        bool const went_back = rank < records::lifecycle_rank("marketingqualifiedlead") && withdraw_offer(write, event.id);
        if (!went_back && may_be_handed_over(stage->later.value_or("")) && find_score(write, event.id))
            qualify(write, event.id, Telling::crossings);
    }
    if (names(relevant(write).properties, event)) qualify(write, event.id, Telling::jumps);
}

void rescore(db::Write& write, RecordId contact) { qualify(write, contact, Telling::jumps); }

}  // namespace tandem::qualification
