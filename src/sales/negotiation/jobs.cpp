#include "sales/negotiation/jobs.hpp"

#include "platform/auth/workspace.hpp"
#include "sales/negotiation/deciding.hpp"
#include "sales/negotiation/store.hpp"

namespace tandem::negotiation {
namespace {

void expire(jobs::Context& context, ExpireQuotes const&) {
    auto& database = context.database();
    auto const workspaces = database.read(context.actor(), [](db::Read& read) { return auth::all_workspaces(read); });
    for (auto const& workspace : workspaces) {
        auto const actor = context.actor_in(workspace.workspace_id);
        auto const any_overdue = [](db::Read& read) { return !overdue_quotes(read, read.now(), 1).empty(); };
        while (database.read(actor, any_overdue)) {
            context.checkpoint();
            database.write(actor, [](db::Write& write) { expire_overdue(write); });
        }
    }
}

}  // namespace

void add_handlers(jobs::Handlers& handlers) {
    handlers.on<ExpireQuotes>(expire);
    handlers.every<ExpireQuotes>(minutes(1));
}

}  // namespace tandem::negotiation
