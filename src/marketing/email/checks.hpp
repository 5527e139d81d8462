#pragma once

#include "marketing/email/api.hpp"
#include "marketing/email/letter.hpp"
#include "platform/db/db.hpp"

namespace tandem::email {

/// What `Letter::make` needs of a campaign.
Draft draft_of(db::Read& read, Campaign const& campaign, std::string const& origin);
/// Everything that could be wrong or better, said plainly, and who gets the mail.
Checks check_campaign(db::Read& read, Campaign const& campaign, std::string const& origin);

}  // namespace tandem::email
