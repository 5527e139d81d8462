#pragma once

#include "app/commands.hpp"

#include "base/parts.hpp"
#include "platform/db/database.hpp"
#include "platform/http/route.hpp"
#include "platform/jobs/jobs.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace tandem::app {

/// The program on one data folder: its parts by type, and its database with the reactions of every feature.
class Application {
public:
    /// The folder is made where it is missing, the schema brought up to date. Throws db::CannotOpen.
    explicit Application(Config const& config);

    Config& config() { return config_; }
    Parts& parts() { return parts_; }
    db::Database& database() { return *database_; }

    /// Adds the event log and what the features keep in memory, for commands that need more than records.
    void open_events();
    /// What does the jobs of all features; the events are open.
    jobs::Handlers handlers();

private:
    Config config_;
    Parts parts_;
    std::unique_ptr<db::Database> database_;
};

/// A demo company whose making was cut off is nothing to work with: says so, and what to do.
bool is_half_a_demo(Application& application);

/// For commands that need what is there: nullptr, and nothing is made, where nobody has begun a database, or a demo was not ended.
std::unique_ptr<Application> open_existing(Config const& config);
std::optional<WorkspaceId> workspace_named(db::Database& database, std::string const& name);

/// The route tables of every feature.
std::vector<http::Routes const*> all_routes();

}  // namespace tandem::app
