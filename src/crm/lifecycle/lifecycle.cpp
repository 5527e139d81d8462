#include "crm/lifecycle/lifecycle.hpp"

#include "crm/records/objects.hpp"
#include "crm/records/records.hpp"

#include <algorithm>

namespace tandem::lifecycle {
namespace {

using records::ObjectType;

/// The stage a deal gives its contacts; empty for a lost one.
std::string_view stage_from(records::Record const& deal) {
    if (deal.text("hs_is_closed_won") == "true") return "customer";
    return deal.text("hs_is_closed") == "true" ? "" : "opportunity";
}

void advance_contacts(db::Write& write, RecordId deal_id) {
    auto const deal = records::find(write, ObjectType::deals, deal_id, {"hs_is_closed", "hs_is_closed_won"});
    if (!deal || deal->archived || stage_from(*deal).empty()) return;
    for (auto const contact : records::associated(write, ObjectType::deals, deal_id, ObjectType::contacts)) advance(write, contact, stage_from(*deal));
}

}  // namespace

bool advance(db::Write& write, RecordId contact, std::string_view stage) {
    auto const record = records::find(write, ObjectType::contacts, contact, {"lifecyclestage"});
    if (!record || record->archived) return false;
    if (records::lifecycle_rank(record->text("lifecyclestage")) >= records::lifecycle_rank(stage)) return false;
    return records::update(write, ObjectType::contacts, contact, {{"lifecyclestage", std::string(stage)}}).has_value();
}

void on_deal_created(db::Write& write, records::RecordCreated const& event) {
    if (event.object == ObjectType::deals) advance_contacts(write, event.id);
}

void on_deal_changed(db::Write& write, records::RecordChanged const& event) {
    bool const moved = std::ranges::any_of(event.changes, [](auto const& change) { return change.name == "dealstage"; });
    if (event.object == ObjectType::deals && moved) advance_contacts(write, event.id);
}

void on_linked(db::Write& write, records::RecordsAssociated const& event) {
    if (event.from == ObjectType::deals && event.to == ObjectType::contacts) advance_contacts(write, event.from_id);
    if (event.from == ObjectType::contacts && event.to == ObjectType::deals) advance_contacts(write, event.to_id);
}

}  // namespace tandem::lifecycle
