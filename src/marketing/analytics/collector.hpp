#pragma once

#include "marketing/analytics/agents.hpp"
#include "marketing/analytics/countries.hpp"
#include "marketing/analytics/incoming.hpp"
#include "marketing/analytics/sites.hpp"
#include "platform/events/store.hpp"
#include "platform/http/request.hpp"

namespace tandem::analytics {

/// Who a request comes from, for features that turn a visitor into a contact (a form, a click in a mail).
struct Visitor {
    SiteId site_id;
    std::uint64_t visitor_id = 0;
    std::array<std::uint64_t, 3> former_visitor_ids{};
};

/// Turns requests into events. Addresses of visitors are read and forgotten here.
class Collector {
public:
    Collector(events::Store& store, db::Database& database, Agents& agents) : store_(store), sites_(database), agents_(agents) {}

    /// One event per known site that the message is for, as of now.
    std::vector<events::Event> events_from(http::Request const& request, Incoming const& incoming);

    /// The visitor as events of this site know it; nullopt when the site is not counted.
    /// `hostname` is that of the page, as in its address or the Host header; `consented_id` is the first-party id after `tandem.consent()`, which forms send along.
    std::optional<Visitor> visitor_of(http::Request const& request, std::string const& site_domain, std::string const& hostname,
                                      std::string_view consented_id = {});
    /// From now on the visitor and its earlier visits belong to the contact. Durable when it returns.
    Result<void> link(WorkspaceId workspace_id, Visitor const& visitor, ContactId contact_id);

    events::Store& store() { return store_; }
    SiteDirectory& sites() { return sites_; }

private:
    events::Store& store_;
    SiteDirectory sites_;
    Agents& agents_;
    Countries countries_;
};

}  // namespace tandem::analytics
