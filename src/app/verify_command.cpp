#include "app/application.hpp"
#include "app/commands.hpp"

#include "platform/auth/workspace.hpp"
#include "sales/negotiation/verify.hpp"

#include <fmt/format.h>

namespace tandem::app {

int verify(Config const& config) {
    auto const application = open_existing(config);
    if (!application) return refused;
    auto& database = application->database();
    bool any = false;
    std::size_t problems = 0;
    auth::for_each_workspace(database, db::Means::command, [&](auth::Workspace const& workspace, db::Actor const& actor) {
        any = true;
        auto const found = database.read(actor, [](db::Read& read) { return negotiation::verify(read); });
        problems += found.problems.size();
        fmt::print("{}: {} sealed, last hash {}\n", workspace.name, found.seals, found.last_hash);
        for (auto const& problem : found.problems) fmt::print("  {}\n", problem);
    });
    if (!any) return fmt::print("0 sealed: there is no workspace yet.\n"), done;
    if (problems == 0) return fmt::print("Everything that was accepted is as it was accepted.\n"), done;
    fmt::print("{} {} wrong. Compare with a backup; the program repairs nothing here.\n", problems,
               problems == 1 ? "thing is" : "things are");
    return failed;
}

}  // namespace tandem::app
