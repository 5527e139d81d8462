#include "platform/feature/feature.hpp"
#include "crm/timeline/activity_story.hpp"
#include "crm/timeline/jobs.hpp"
#include "crm/timeline/routes.hpp"
#include "crm/timeline/timeline.hpp"

namespace tandem::timeline {

extern demo::Share const demo_share;
extern feature::Feature const self;
feature::Feature const self{
    .routes = {&timeline_routes},
    .live = {"tasks"},
    .timeline = {created_kind, edited_kind, archived_kind, restored_kind, note_kind, call_kind, email_kind, meeting_kind, task_kind},
    .notices = {task_given_kind, task_due_kind, mention_kind},
    .records = {{.table = "activity", .object = "", .owner = "", .kinds = {"calls", "emails", "meetings", "notes", "tasks"}}},
    .belongings = {{"activity", "association.to_id", "", "association.to_type", "hubspot_owner_id"},
                   {"activity", "about_id", "", "about_type", "hubspot_owner_id"},
                   {"timeline_entry", "record_id", "", "object_type"},
                   {"timeline_entry", "about_id", "", "about_type"}},
    .subscribe =
        [](db::Subscriptions& subscriptions) {
            subscriptions.on<records::RecordCreated>(on_created);
            subscriptions.on<records::RecordChanged>(on_changed);
            subscriptions.on<records::RecordArchived>(on_archived);
            subscriptions.on<records::RecordRestored>(on_restored);
            subscriptions.on<records::RecordsAssociated>(on_associated);
            subscriptions.on<records::RecordsDissociated>(on_dissociated);
        },
    .work = [](jobs::Handlers& handlers, Parts&) { add_handlers(handlers); },
    .demo = &demo_share,
};

}  // namespace tandem::timeline
