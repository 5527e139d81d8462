#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <set>

#include "marketing/email/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::jobs {
class Handlers;
}
namespace tandem::db {
class Database;
}

namespace tandem::email {

/// Sends what waits of one campaign. Queued when it starts and goes on, and for later attempts.
struct SendCampaign {
    static constexpr auto name = "send_campaign";
    CampaignId campaign_id;
    int waits = 0;  ///< how often in a row the server did not answer at all
};
BOOST_DESCRIBE_STRUCT(SendCampaign, (), (campaign_id, waits))

/// A campaign is sent by one job at a time; a second one would take the first one's batch for a dead one's. A part of the
/// program.
class Turns {
public:
    using Turn = std::unique_ptr<Turns, std::function<void(Turns*)>>;
    /// Empty while another job has it.
    Turn take(CampaignId campaign);

private:
    std::mutex mutex_;
    std::set<CampaignId> busy_;
};

void enqueue_sending(db::Write& write, CampaignId campaign, int waits = 0, std::optional<Instant> due_at = {});

/// `folder` holds the journals of campaigns that are being sent.
void add_handlers(jobs::Handlers& handlers, std::filesystem::path const& folder);

/// Campaigns that a killed program left go on as soon as it runs again, without waiting for its leases to end.
void resume_campaigns(db::Database& database);

}  // namespace tandem::email
