#include "platform/feature/feature.hpp"
#include "crm/lifecycle/lifecycle.hpp"
#include "sales/negotiation/deciding.hpp"
#include "sales/negotiation/finder.hpp"
#include "sales/negotiation/jobs.hpp"
#include "sales/negotiation/moving.hpp"
#include "sales/negotiation/routes.hpp"
#include "sales/negotiation/store.hpp"
#include "sales/negotiation/thread.hpp"

namespace tandem::negotiation {

namespace {

bool is_seen(db::Read& read, RecordId id) { return find_quote(read, QuoteId(id.value)).has_value(); }

std::vector<std::pair<std::string, RecordId>> told_on(db::Read& read, RecordId id) {
    auto const quote = find_quote(read, QuoteId(id.value));
    if (!quote) return {};
    return {{"deals", quote->deal_id}};
}

}  // namespace

extern demo::Share const demo_share;
extern feature::Feature const self;
feature::Feature const self{
    .routes = {&quote_routes, &public_quote_routes},
    .finders = {find_quotes},
    .live = {"quotes", "products", "line_items"},
    .timeline = {quote_kind},
    .notices = {quote_opened_kind, quote_answered_kind},
    .file_holders = {{"quotes", is_seen, told_on}},
    .thread = thread(),
    .records = {{.table = "quote", .object = "quotes", .owner = "owner_id", .archived = ""}},
    .belongings = {{"quote_document", "quote_id", "quotes"},
                   {"quote_document_in_base64", "quote_id", "quotes"},
                   {"quote_event", "quote_id", "quotes"},
                   {"quote_line", "quote_id", "quotes"},
                   {"quote_link", "quote_id", "quotes"},
                   {"seal", "subject_id", "quotes"},
                   // A line item is seen by who sees what it is a part of.
                   {"record", "association.to_id", "", "association.to_type", "", "line_items"}},
    .subscribe =
        [](db::Subscriptions& subscriptions) {
            subscriptions.on<QuoteAccepted>(win_deal);
            subscriptions.on<QuoteAccepted>([](db::Write& write, QuoteAccepted const& event) {
                if (event.contact) lifecycle::advance(write, records::ObjectType::contacts, *event.contact, "customer");
            });
            subscriptions.on<records::RecordArchived>(on_deal_archived);
            subscriptions.on<records::RecordRestored>(on_deal_restored);
        },
    .move = move_documents,
    .work = [](jobs::Handlers& handlers, Parts&) { add_handlers(handlers); },
    .demo = &demo_share,
};

}  // namespace tandem::negotiation
