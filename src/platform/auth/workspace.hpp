#pragma once

#include <functional>

#include "base/described.hpp"
#include "platform/db/db.hpp"

namespace tandem::db {
class Database;
}

namespace tandem::auth {

/// One business. Everything else belongs to exactly one of them.
struct Workspace {
    WorkspaceId workspace_id;
    std::string name;
    std::string currency;  ///< ISO 4217
    std::string timezone;  ///< IANA name
    bool is_demo = false;
    Instant created_at{};
    std::string slug{};  ///< of its public addresses; empty for the first one
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Workspace, (), (workspace_id, name, currency, timezone, is_demo, created_at, slug, version))

/// A workspace has just been made; features put what it needs into it.
struct WorkspaceCreated {
    WorkspaceId workspace;
};

/// The asking workspace. Throws std::logic_error for an actor without one.
Workspace workspace_of(db::Read& read);
/// Every workspace of this installation, oldest first.
std::vector<Workspace> all_workspaces(db::Read& read);
/// Calls `act` with each of them and with the program itself as its actor. What waits somewhere is better found by an index
/// over all of them.
void for_each_workspace(db::Database& database, db::Means means, std::function<void(Workspace const&, db::Actor const&)> const& act);

/// Whose public pages lie below this word; the first workspace's for an empty one.
std::optional<WorkspaceId> workspace_at(db::Read& read, std::string const& slug);
/// What stands before the paths of its public pages: "" or "/w/<slug>".
std::string public_path(Workspace const& workspace);

/// Makes the workspace the writing actor names, with a slug made from its name, and publishes WorkspaceCreated.
void create_workspace(db::Write& write, Workspace const& workspace);
void update_workspace(db::Write& write, Workspace const& workspace);

bool user_exists(db::Read& read, UserId id);
/// Empty for an unknown user.
std::string user_name(db::Read& read, UserId id);
/// Without those that are unknown.
std::map<UserId, std::string> user_names(db::Read& read, std::vector<UserId> const& ids);

}  // namespace tandem::auth
