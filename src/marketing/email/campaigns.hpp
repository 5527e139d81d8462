#pragma once

#include "marketing/email/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::email {

/// not_found `campaign_unknown`
Result<Campaign> known(db::Read& read, CampaignId id);
/// A campaign that may go through this change of state.
Result<Campaign> known_and(db::Read& read, CampaignId id, Result<void> (*may)(CampaignState));

/// Errors name the field.
Result<Campaign> add_campaign(db::Write& write, NewCampaign const& given);
Result<Campaign> change_campaign(db::Write& write, CampaignId id, CampaignPatch const& patch);

/// Starts it: its links are counted from here on, under the name that its visits bear. Nobody is written to yet.
Result<void> set_off(db::Write& write, Campaign const& campaign, std::string const& origin);

}  // namespace tandem::email
