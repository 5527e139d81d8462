#pragma once

#include "app/commands.hpp"

#include "crm/records/finder.hpp"
#include "platform/auth/routes.hpp"
#include "platform/auth/session_gate.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/db/database.hpp"
#include "platform/events/store.hpp"
#include "platform/http/dispatcher.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/live/live.hpp"

#include <memory>
#include <vector>

namespace tandem::app {

/// The route tables of every feature, in the order of the map in src/README.md.
std::vector<http::Routes const*> all_routes();

/// Where reactions across features are tied together; called once, before the first write.
void subscribe(db::Subscriptions& subscriptions);
/// Open screens hear of every record that changes.
void announce(db::Subscriptions& subscriptions, live::Hub& hub);

/// What Ctrl K looks through.
records::Finders all_finders();

/// Who does which job. Handlers keep references to the parts given here.
void add_job_handlers(jobs::Handlers& handlers, events::Store& events, Config const& config);

/// The data folder opened for work: made where it is missing, its schema brought up to date, mail and reactions set up.
std::unique_ptr<db::Database> open_database(Config const& config);
/// The same for commands that need what is there: nullptr, and nothing is made, where nobody has begun a database.
std::unique_ptr<db::Database> open_existing(Config const& config);
std::optional<WorkspaceId> workspace_named(db::Database& database, std::string const& name);
events::Options events_options(Config const& config);

}  // namespace tandem::app
