#include "platform/feature/feature.hpp"
#include "crm/segments/events.hpp"
#include "crm/segments/membership.hpp"
#include "crm/segments/routes.hpp"
#include "crm/segments/segments.hpp"

namespace tandem::segments {

// What people note themselves; the other features say their own.
Said const said_call{EventKind{.name = "call", .label = "Had a call", .entry = timeline::call_kind.name}};
Said const said_meeting{EventKind{.name = "meeting", .label = "Had a meeting", .entry = timeline::meeting_kind.name}};
Said const said_email{EventKind{.name = "email", .label = "Got a personal mail", .entry = timeline::email_kind.name}};

extern demo::Share const demo_share;
extern feature::Feature const self;
feature::Feature const self{
    .routes = {&segment_routes, &member_routes, &list_routes},
    .finders = {find_segments},
    .live = {"segments"},
    .belongings = {{"segment_member", "contact_id", "contacts"},
                   {"segment_left", "contact_id", "contacts"},
                   {"segment_due", "contact_id", "contacts"},
                   {"contact_event", "contact_id", "contacts"}},
    .subscribe =
        [](db::Subscriptions& subscriptions) {
            subscriptions.on<records::RecordCreated>(on_created);
            subscriptions.on<records::RecordChanged>(on_changed);
            subscriptions.on<records::RecordArchived>(on_archived);
            subscriptions.on<records::RecordRestored>(on_restored);
            subscriptions.on<records::RecordsAssociated>(on_associated);
            subscriptions.on<records::RecordsDissociated>(on_dissociated);
            subscriptions.on<timeline::EntryAdded>(on_entry);
            subscriptions.on<timeline::EntriesForgotten>(on_forgotten);
            subscriptions.on<timeline::EntriesMoved>(on_moved);
        },
    .work = [](jobs::Handlers& handlers, Parts&) { add_handlers(handlers); },
    .demo = &demo_share,
};

}  // namespace tandem::segments
