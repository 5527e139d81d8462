#include "sales/qualification/next_step.hpp"

#include "base/line.hpp"
#include "crm/records/records.hpp"
#include "crm/timeline/timeline.hpp"
#include "sales/qualification/handoffs.hpp"

namespace tandem::qualification {
namespace {

using records::ObjectType;

constexpr auto answer_the_lead = "Answer the lead";
constexpr std::size_t most_bytes = 200;

/// Its first line, cut where a letter ends.
std::string in_short(std::string const& words) {
    auto const line = std::string_view(words).substr(0, words.find('\n'));
    auto const begin = beginning_of(line, most_bytes);
    return std::string(begin) + (begin.size() < line.size() ? "…" : "");
}

timeline::NextTask step_of(StoredHandoff const& handoff) { return {handoff.due_at, answer_the_lead}; }

/// A task without a time comes after all that have one.
bool is_sooner(timeline::NextTask const& one, timeline::NextTask const& other) {
    return one.due_at && (!other.due_at || *one.due_at < *other.due_at);
}

void plan_for_deal(db::Write& write, RecordId deal) {
    for (auto const contact : records::associated(write, ObjectType::deals, deal, ObjectType::contacts)) plan_next_step(write, contact);
}

void plan_for_link(db::Write& write, ObjectType from, RecordId from_id, ObjectType to, RecordId to_id) {
    if (from == ObjectType::contacts && to == ObjectType::deals) plan_next_step(write, from_id);
    if (from == ObjectType::deals && to == ObjectType::contacts) plan_next_step(write, to_id);
}

}  // namespace

void plan_next_step(db::Write& write, RecordId contact) {
    auto next = timeline::next_task(write, contact);
    if (auto const handoff = waiting_handoff(write, contact); handoff && (!next || is_sooner(step_of(*handoff), *next)))
        next = step_of(*handoff);
    records::put_next_activity(write, contact,
                               next ? records::NextActivity{next->due_at, in_short(next->body), next->about} : records::NextActivity{});
}

void on_tasks_changed(db::Write& write, timeline::TasksChanged const& event) {
    if (event.object == ObjectType::contacts) plan_next_step(write, event.record);
    if (event.object == ObjectType::deals) plan_for_deal(write, event.record);
}

void on_deal_linked(db::Write& write, records::RecordsAssociated const& event) {
    plan_for_link(write, event.from, event.from_id, event.to, event.to_id);
}
void on_deal_unlinked(db::Write& write, records::RecordsDissociated const& event) {
    plan_for_link(write, event.from, event.from_id, event.to, event.to_id);
}

void on_deal_archived(db::Write& write, records::RecordArchived const& event) {
    if (event.object == ObjectType::deals) plan_for_deal(write, event.id);
}
void on_deal_restored(db::Write& write, records::RecordRestored const& event) {
    if (event.object == ObjectType::deals) plan_for_deal(write, event.id);
}

}  // namespace tandem::qualification
