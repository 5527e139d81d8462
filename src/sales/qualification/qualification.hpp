#pragma once

// What other parts may do here.

#include "crm/records/api.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/db/db.hpp"
#include "platform/http/route.hpp"
#include "platform/jobs/jobs.hpp"
#include "sales/qualification/api.hpp"

namespace tandem::qualification {

extern http::Routes const score_routes;
extern http::Routes const handoff_routes;

/// The default rules and the first definition of what is ready for sales.
void on_workspace_created(db::Write& write, auth::WorkspaceCreated const& event);
void on_record_created(db::Write& write, records::RecordCreated const& event);
void on_record_changed(db::Write& write, records::RecordChanged const& event);

/// A contact did something: its score is counted anew and, when it is ready for sales, it is handed over, in this
/// transaction. For whoever adds a visit, a form or a click to the story.
void rescore(db::Write& write, RecordId contact);

/// Rescoring after a change of rules, fading, leads that nobody answered.
void add_handlers(jobs::Handlers& handlers);

}  // namespace tandem::qualification
