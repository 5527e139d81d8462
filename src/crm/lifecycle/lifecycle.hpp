#pragma once

#include "crm/records/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::lifecycle {

/// Moves a contact or a company forward to a stage; one that is there or further stays. False when it stayed.
bool advance(db::Write& write, records::ObjectType object, RecordId id, std::string_view stage);

// Reactions: what happens to a deal moves its contacts and companies. An open deal makes opportunities, a won one customers
// and keeps the last touch that led to it.
void on_deal_created(db::Write& write, records::RecordCreated const& event);
void on_deal_changed(db::Write& write, records::RecordChanged const& event);
void on_linked(db::Write& write, records::RecordsAssociated const& event);

}  // namespace tandem::lifecycle
