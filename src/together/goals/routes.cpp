#include "together/goals/routes.hpp"

#include "base/zone.hpp"
#include "platform/auth/setting.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/events/query.hpp"
#include "together/funnel/won.hpp"
#include "together/goals/api.hpp"
#include "together/goals/goals.hpp"
#include "together/goals/rules.hpp"

namespace tandem::goals {
namespace {

std::string setting_of(Quarter const& quarter) { return "goal " + quarter.label; }

Result<GoalView> read_goal(db::Read& read) {
    auto const workspace = auth::workspace_of(read);
    auto const quarter = quarter_of(date_in(read.now(), workspace.timezone));
    funnel::Period const period{start_of_day(quarter.from, workspace.timezone), start_of_day(add_days(quarter.to, 1), workspace.timezone)};
    GoalView view{quarter.label,
                  quarter.from,
                  quarter.to,
                  quarter.day,
                  quarter.days,
                  std::nullopt,
                  {0, workspace.currency},
                  {0, workspace.currency},
                  {0, workspace.currency},
                  0};
    if (auto const goal = auth::find_setting<Goal>(read, setting_of(quarter))) {
        view.target = Money{goal->target_minor, workspace.currency};
        view.version = goal->version;
    }
    // The goal is everybody's: one number of the company, which nobody can narrow down.
    auto const won =
        read.seeing_all([&] { return funnel::sum_won(read, period, funnel::Touch::first, funnel::Dimension::source, workspace.currency); });
    for (auto const& sum : won) {
        view.won.minor += sum.won_minor;
        (sum.key.empty() ? view.sales_sourced : view.marketing_sourced).minor += sum.won_minor;
        view.deals += sum.deals;
    }
    return view;
}

Result<GoalView> save_goal(db::Write& write, GoalInput const& given) {
    auto const workspace = auth::workspace_of(write);
    if (given.target.currency != workspace.currency)
        return invalid_field("/target/currency", "other_currency", "The goal is in the workspace's currency, " + workspace.currency + ".");
    if (given.target.minor <= 0) return invalid_field("/target/amount", "out_of_range", "A goal is more than nothing.");
    if (auto ok = set_target(write, given.target, given.version); !ok) return fail(ok);
    return read_goal(write);
}

}  // namespace

Result<void> set_target(db::Write& write, Money const& target, std::int64_t version) {
    auto const quarter = quarter_of(date_in(write.now(), auth::workspace_of(write).timezone));
    if (auto ok = auth::change_setting(write, setting_of(quarter), Goal{target.minor, version}); !ok) return fail(ok);
    write.touch("goals");
    write.summarize("Set the goal of " + quarter.label);
    return {};
}

http::Routes const goal_routes = {
    http::route<read_goal>(http::GET, "/api/goal", http::may::read_records, "Won revenue of this quarter against the joint goal"),
    http::route<save_goal>(http::PUT, "/api/goal", http::may::manage_settings, "Set the joint goal of this quarter"),
};

}  // namespace tandem::goals
