#include "platform/feature/feature.hpp"
#include "crm/consent/consent.hpp"
#include "marketing/analytics/visit_story.hpp"
#include "marketing/content/api.hpp"
#include "marketing/email/api.hpp"
#include "sales/qualification/api.hpp"
#include "sales/qualification/fit.hpp"
#include "sales/qualification/former_rules.hpp"
#include "sales/qualification/jobs.hpp"
#include "sales/qualification/next_step.hpp"
#include "sales/qualification/qualification.hpp"
#include "sales/qualification/thread.hpp"

namespace tandem::qualification {
segments::SaidUsers const said_users{users_of_segment};
segments::SaidWatcher const said_watcher{{.wants = asks_for_others, .look = look_at_changed}};

extern demo::Share const demo_share;
extern feature::Feature const self;
feature::Feature const self{
    .routes = {&score_routes, &handoff_routes},
    .live = {"handoffs", "rules", "definitions", "hours"},
    .timeline = {score_kind, handoff_kind},
    .notices = {lead_kind},
    .job_kinds = {{RescoreContacts::name, words_for_rescoring}},
    .thread = thread(),
    .belongings = {{"handoff", "contact_id", "contacts"},
                   {"score_day", "contact_id", "contacts"},
                   {"score_explanation", "contact_id", "contacts"}},
    .subscribe =
        [](db::Subscriptions& subscriptions) {
            subscriptions.on<auth::WorkspaceCreated>(on_workspace_created);
            subscriptions.on<records::RecordCreated>(on_record_created);
            subscriptions.on<records::RecordChanged>(on_record_changed);
            subscriptions.on<timeline::TasksChanged>(on_tasks_changed);
            subscriptions.on<records::RecordsAssociated>(on_deal_linked);
            subscriptions.on<records::RecordsDissociated>(on_deal_unlinked);
            subscriptions.on<records::RecordArchived>(on_deal_archived);
            subscriptions.on<records::RecordRestored>(on_deal_restored);
            auto const plan = [](db::Write& write, auto const& event) { plan_next_step(write, event.contact); };
            subscriptions.on<LeadHandedOver>(plan);
            subscriptions.on<LeadAccepted>(plan);
            subscriptions.on<LeadRejected>(plan);
            subscriptions.on<HandoffMoved>(plan);
            auto const count_anew = [](db::Write& write, auto const& event) { rescore(write, event.contact); };
            subscriptions.on<segments::SegmentChanged>(on_segment_changed);
            subscriptions.on<consent::ConsentGiven>(count_anew);
            subscriptions.on<email::MailClicked>(count_anew);
            subscriptions.on<content::FormSubmitted>(count_anew);
            subscriptions.on<analytics::ContactVisited>(count_anew);
        },
    .move = move_rules,
    .work = [](jobs::Handlers& handlers, Parts&) { add_handlers(handlers); },
    .demo = &demo_share,
};

}  // namespace tandem::qualification
