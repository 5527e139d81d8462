#pragma once

#include "platform/auth/routes.hpp"
#include "platform/auth/session_gate.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/db/database.hpp"
#include "platform/http/dispatcher.hpp"
#include "platform/live/live.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace tandem::app {

/// The route tables of every feature, in the order of the map in src/README.md.
std::vector<http::Routes const*> all_routes();

/// Where reactions across features are tied together; called once, before the first write.
void subscribe(db::Subscriptions& subscriptions);
/// Open screens hear of every record that changes.
void announce(db::Subscriptions& subscriptions, live::Hub& hub);

/// A data folder opened for work: made where it is missing, its schema brought up to date.
std::unique_ptr<db::Database> open_database(std::filesystem::path const& data, std::string const& db_url);

}  // namespace tandem::app
