#pragma once

#include "base/listing.hpp"
#include "marketing/email/api.hpp"
#include "marketing/email/markdown.hpp"
#include "platform/db/counts.hpp"
#include "platform/db/db.hpp"
#include "platform/db/json.hpp"

namespace tandem::email {

/// What only sending needs to know.
struct Sending {
    std::string origin;  ///< how the links of its mails begin
    std::string utm_campaign;
    RecordId audience_after;           ///< contacts up to here have a row
    std::optional<UserId> started_by;  ///< whose sight decides who is in the segment; none: the program's, which sees all
};
BOOST_DESCRIBE_STRUCT(Sending, (), (origin, utm_campaign, audience_after, started_by))

void insert_campaign(db::Write& write, Campaign const& campaign);
void update_campaign(db::Write& write, Campaign const& campaign);
/// Out of sight until it is restored.
void hide_campaign(db::Write& write, CampaignId id);
void unhide_campaign(db::Write& write, CampaignId id);
/// Ids are unique over all workspaces.
std::optional<WorkspaceId> workspace_of_campaign(db::Read& read, CampaignId id);
std::optional<Campaign> find_campaign(db::Read& read, CampaignId id);

struct CampaignFilter {
    std::vector<CampaignState> states;  ///< any of them; none: all
    std::vector<std::string> topics;
    std::string words;
};
/// By the time they were started, drafts by that of their last change; the newest first, older than `before`.
std::vector<Campaign> campaigns_before(db::Read& read, CampaignFilter const& filter, Place const& before, int limit);
Place place_of(Campaign const& campaign);
/// How many there are of each state, without the filter's states.
db::Counts count_campaigns(db::Read& read, CampaignFilter const& filter);
/// Neither drafts nor done: sending goes on with them.
std::vector<CampaignId> unfinished_campaigns(db::Read& read);

/// Those whose audience is still to be asked for, and asks for who is in this segment.
std::vector<Campaign> campaigns_naming(db::Read& read, segments::SegmentId id);

Sending sending_of(db::Read& read, CampaignId id);
void start_campaign(db::Write& write, CampaignId id, std::string const& origin, std::string const& utm_campaign);
/// Campaigns of this name that were started.
std::int64_t count_started(db::Read& read, std::string const& name);
void set_state(db::Write& write, CampaignId id, CampaignState state);
void set_last_error(db::Write& write, CampaignId id, std::optional<std::string> const& error);
void set_audience(db::Write& write, CampaignId id, RecordId after, bool complete);
/// Adds to the sums; negative numbers take away.
void add_totals(db::Write& write, CampaignId id, Totals const& by);

void put_link(db::Write& write, CampaignId id, std::int64_t number, FoundLink const& link);
std::optional<std::string> find_link(db::Read& read, CampaignId id, std::int64_t number);
/// False where this person followed this link before.
bool add_click(db::Write& write, CampaignId id, std::int64_t number, RecordId contact);
std::vector<LinkResult> link_results(db::Read& read, CampaignId id);

/// Customers and their won deals, by the campaign of their first or of their latest visit.
Earned earned_first(db::Read& read, std::string const& utm_campaign, std::string const& currency);
Earned earned_last(db::Read& read, std::string const& utm_campaign, std::string const& currency);

}  // namespace tandem::email
