#pragma once

// What is due next with a contact, kept on it for lists: its open tasks, those of its deals, and the answer to a handoff.

#include "crm/timeline/api.hpp"
#include "platform/db/db.hpp"
#include "sales/qualification/api.hpp"

namespace tandem::qualification {

/// Reactions: whatever may make another step the next one. They write `notes_next_activity_date`, `hs_next_activity_title`.
void on_tasks_changed(db::Write& write, timeline::TasksChanged const& event);
void on_deal_linked(db::Write& write, records::RecordsAssociated const& event);
void on_deal_unlinked(db::Write& write, records::RecordsDissociated const& event);
void on_deal_archived(db::Write& write, records::RecordArchived const& event);
void on_deal_restored(db::Write& write, records::RecordRestored const& event);
void plan_next_step(db::Write& write, RecordId contact);

}  // namespace tandem::qualification
