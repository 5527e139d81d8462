#include "app/demo/demo.hpp"

#include "app/demo/company.hpp"
#include "app/demo/story.hpp"
#include "platform/auth/sessions.hpp"
#include "platform/auth/setting.hpp"
#include "platform/auth/users.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/db/database.hpp"

#include <algorithm>
#include <future>

namespace tandem::demo {
namespace {

constexpr auto unfinished_setting = "demo_unfinished";

db::Actor inside(WorkspaceId company) { return {company, {}, db::Role::owner, db::Means::command}; }

/// A newsletter goes out on the morning its campaign begins, where there is anybody to read it.
std::vector<Mailing> mailings_of(World const& world) {
    std::vector<Mailing> mailings;
    if (world.size.contacts == 0) return mailings;
    for (auto const& campaign : campaigns())
        if (campaign.is_of(newsletter()))
            mailings.push_back({&campaign, midnight_of(date_of(world.opened + days(campaign.first_day))) + minutes(8 * 60 + 30)});
    return mailings;
}

Result<void> let_pass_beside(World& world) {
    for (auto const* share : world.shares)
        if (share->beside)
            if (auto done = share->beside(world); !done) return done;
    return {};
}

void tell_stories(db::Database& database, World& world) {
    Random random(world.size.seed);
    auto const touches = arrivals(world.opened, world.today, random, world.size.contacts);
    constexpr std::size_t at_once = 50;  // PostgreSQL passes over each row that one transaction has changed many times
    for (std::size_t first = 0; first < touches.size(); first += at_once)
        database.write(world.actor(), [&](db::Write& write) {
            for (auto i = first; i < std::min(first + at_once, touches.size()); ++i)
                tell_story(write, world, static_cast<int>(i), random.next(), touches[i]);
        });
}

}  // namespace

Result<void> make(db::Database& database, std::vector<Share const*> shares, Size const& size) {
    // Whole hours, so that the same seed gives the same company for a while.
    auto const today = Instant{now().ms - now().ms % hours(1).ms};
    World world{.size = size, .workspace = tandem::make<WorkspaceId>(), .opened = today - days(548), .today = today};
    world.shares = std::move(shares);
    world.mailings = mailings_of(world);
    database.write(world.actor(), [&](db::Write& write) {
        found_company(write, world);
        auth::put_setting(write, unfinished_setting, true);
    });

    auto beside = std::async(std::launch::async, [&] { return let_pass_beside(world); });
    tell_stories(database, world);
    if (auto done = beside.get(); !done) return done;
    for (auto const* share : world.shares)
        if (share->close)
            if (auto done = share->close(database, world); !done) return done;
    return {};
}

void finish(db::Database& database) {
    if (auto const company = unfinished(database))
        database.write(inside(*company), [](db::Write& write) { auth::settings::drop(write, unfinished_setting); });
}

std::optional<WorkspaceId> unfinished(db::Database& database) {
    for (auto const& one : database.read({}, [](db::Read& read) { return auth::all_workspaces(read); }))
        if (database.read(inside(one.workspace_id), [](db::Read& read) { return auth::setting<bool>(read, unfinished_setting); }))
            return one.workspace_id;
    return std::nullopt;
}

bool is_untouched(db::Database& database, WorkspaceId company) {
    return database.read(inside(company), [](db::Read& read) {
        auto const people = auth::users_of(read);
        return auth::all_workspaces(read).size() == 1 && people.size() == people_of_company() && auth::tokens_of_workspace(read).empty() &&
               std::ranges::all_of(people, [&](auth::User const& one) { return auth::sessions_of(read, one.id).empty(); });
    });
}

}  // namespace tandem::demo
