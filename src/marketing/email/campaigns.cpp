#include "marketing/email/campaigns.hpp"

#include "base/line.hpp"
#include "base/take.hpp"
#include "base/version.hpp"
#include "crm/consent/links.hpp"
#include "marketing/email/audience.hpp"
#include "marketing/email/checks.hpp"
#include "marketing/email/rules.hpp"
#include "marketing/email/store.hpp"

#include <fmt/format.h>

namespace tandem::email {
namespace {

template <class Change>
Result<void> apply(db::Read& read, Campaign& campaign, Change const& change) {
    if (change.topic_key && !consent::find_topic(read, change.topic_key->value))
        return invalid_field("/topic_key", "topic_unknown", "This topic does not exist.");
    if (change.condition)
        if (auto const where = condition_of(read, *change.condition); !where) return fail(where);
    take<&Change::name>(change, campaign);
    campaign.condition = segments::normal(std::move(campaign.condition));
    campaign.from_name = one_line(campaign.from_name);
    return {};
}

}  // namespace

Result<Campaign> known(db::Read& read, CampaignId id) {
    auto found = find_campaign(read, id);
    if (!found) return not_found("campaign_unknown", fmt::format("No campaign with id {} exists.", to_string(id)));
    return *std::move(found);
}

Result<Campaign> known_and(db::Read& read, CampaignId id, Result<void> (*may)(CampaignState)) {
    auto found = known(read, id);
    if (!found) return found;
    if (auto const ok = may(found->state); !ok) return fail(ok);
    return found;
}

Result<Campaign> add_campaign(db::Write& write, NewCampaign const& given) {
    auto const topics = consent::topics(write);
    Campaign campaign{.id = make<CampaignId>(),
                      .name = one_line(given.name.value),
                      .topic_key = topics.empty() ? "" : topics.front().key,
                      .created_at = write.now(),
                      .updated_at = write.now(),
                      .updated_by = write.actor().user_id};
    if (auto const ok = apply(write, campaign, given); !ok) return fail(ok);
    insert_campaign(write, campaign);
    return campaign;
}

Result<Campaign> change_campaign(db::Write& write, CampaignId id, CampaignPatch const& patch) {
    auto campaign = known_and(write, id, may_change);
    if (!campaign) return campaign;
    if (auto const ok = advance(campaign->version, patch.version); !ok) return fail(ok);
    if (auto const ok = apply(write, *campaign, patch); !ok) return fail(ok);
    if (patch.name) campaign->name = one_line(patch.name->value);
    campaign->updated_at = write.now();
    campaign->updated_by = write.actor().user_id;
    update_campaign(write, *campaign);
    return campaign;
}

Result<void> set_off(db::Write& write, Campaign const& campaign, std::string const& origin) {
    auto const letter = Letter::make(draft_of(write, campaign, origin), Links::tracked);
    if (!letter) return fail(letter);
    for (std::size_t i = 0; i < letter->links().size(); ++i) put_link(write, campaign.id, static_cast<std::int64_t>(i), letter->links()[i]);
    consent::make_signer(write);
    // Links name the campaign, and what is won is counted by that name: a second one of the same name gets a number.
    auto const namesakes = count_started(write, campaign.name);
    start_campaign(write, campaign.id, origin, namesakes == 0 ? campaign.name : fmt::format("{} ({})", campaign.name, namesakes + 1));
    return {};
}

}  // namespace tandem::email
