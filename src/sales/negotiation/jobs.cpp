#include "sales/negotiation/jobs.hpp"

#include "sales/negotiation/deciding.hpp"
#include "sales/negotiation/store.hpp"

namespace tandem::negotiation {
namespace {

void expire(jobs::Context& context, ExpireQuotes const&) {
    auto& database = context.database();
    auto const overdue = [&] { return database.read({}, workspaces_with_overdue_quotes); };
    for (auto found = overdue(); !found.empty(); found = overdue())
        for (auto const workspace : found) {
            context.checkpoint();
            database.write(context.actor_in(workspace), expire_overdue);
        }
}

}  // namespace

void add_handlers(jobs::Handlers& handlers) {
    handlers.on<ExpireQuotes>(expire);
    handlers.every<ExpireQuotes>(minutes(1));
}

}  // namespace tandem::negotiation
