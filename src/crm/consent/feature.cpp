#include "platform/feature/feature.hpp"
#include "crm/consent/consent.hpp"
#include "crm/consent/routes.hpp"
#include "platform/auth/workspace.hpp"

namespace tandem::consent {

extern feature::Feature const self;
feature::Feature const self{
    .routes = {&consent_routes, &consent_public_routes},
    .live = {"topics"},
    .timeline = {consent_kind, unsubscribed_kind},
    .belongings = {{"consent", "contact_id", "contacts"}, {"consent_entry", "contact_id", "contacts"}},
    .subscribe =
        [](db::Subscriptions& subscriptions) {
            subscriptions.on<auth::WorkspaceCreated>([](db::Write& write, auth::WorkspaceCreated const&) { create_default_topics(write); });
        },
};

}  // namespace tandem::consent
