#include "platform/feature/feature.hpp"
#include "crm/lifecycle/lifecycle.hpp"

namespace tandem::lifecycle {

extern demo::Share const demo_share;
extern feature::Feature const self;
feature::Feature const self{
    .subscribe =
        [](db::Subscriptions& subscriptions) {
            subscriptions.on<records::RecordCreated>(on_deal_created);
            subscriptions.on<records::RecordChanged>(on_deal_changed);
            subscriptions.on<records::RecordsAssociated>(on_linked);
        },
    .demo = &demo_share,
};

}  // namespace tandem::lifecycle
