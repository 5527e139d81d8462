#include "sales/negotiation/jobs.hpp"

#include "sales/negotiation/deciding.hpp"
#include "sales/negotiation/store.hpp"

namespace tandem::negotiation {
namespace {

void expire(jobs::Context& context, ExpireQuotes const&) { jobs::work_off(context, workspaces_with_overdue_quotes, expire_overdue); }

}  // namespace

void add_handlers(jobs::Handlers& handlers) {
    handlers.on<ExpireQuotes>(expire);
    handlers.every<ExpireQuotes>(minutes(1));
}

}  // namespace tandem::negotiation
