#include "marketing/email/reactions.hpp"

#include "crm/consent/consent.hpp"
#include "crm/records/records.hpp"
#include "crm/timeline/timeline.hpp"
#include "marketing/email/store.hpp"

#include <fmt/format.h>

namespace tandem::email {
namespace {

using records::ObjectType;

void tell(db::Write& write, Campaign const& campaign, RecordId contact, timeline::Kind const& kind, std::string title, std::string detail,
          json::object facts = {}) {
    facts.emplace("campaign_id", to_string(campaign.id));
    facts.emplace("campaign", campaign.name);
    timeline::add(write, {.object = ObjectType::contacts,
                          .record = contact,
                          .kind = kind,
                          .title = std::move(title),
                          .detail = std::move(detail),
                          .facts = std::move(facts),
                          .link = "/email/" + to_string(campaign.id)});
}

/// A click is the latest touch: what is won from now on is this campaign's too.
void touch(db::Write& write, CampaignId campaign, RecordId contact, std::string const& url) {
    static_cast<void>(records::update(write, ObjectType::contacts, contact,
                                      {{"hs_latest_source", "Newsletter"},
                                       {"hs_latest_source_data_1", "email"},
                                       {"hs_latest_source_data_2", sending_of(write, campaign).utm_campaign},
                                       {"hs_analytics_last_url", url},
                                       {"hs_latest_source_timestamp", format_rfc3339(write.now())}}));
}

}  // namespace

void note_open(db::Write& write, Campaign const& campaign, Recipient const& recipient, bool by_machine) {
    if (recipient.opened_at) return;
    if (by_machine) {
        if (mark(write, campaign.id, recipient.contact_id, Mark::opened_by_machine))
            add_totals(write, campaign.id, {.opened_by_machine = 1});
        return;
    }
    if (!mark(write, campaign.id, recipient.contact_id, Mark::opened)) return;
    add_totals(write, campaign.id, {.opened = 1, .opened_by_machine = recipient.opened_by_machine_at ? -1 : 0});
    tell(write, campaign, recipient.contact_id, mail_opened_kind, fmt::format("Opened “{}”", campaign.name),
         recipient.subject.value_or(""));
}

void note_click(db::Write& write, Campaign const& campaign, Recipient const& recipient, std::int64_t link, std::string const& url) {
    note_open(write, campaign, recipient, false);  // who clicks has seen the mail, pictures or not
    bool const first_of_link = add_click(write, campaign.id, link, recipient.contact_id);
    if (mark(write, campaign.id, recipient.contact_id, Mark::clicked)) add_totals(write, campaign.id, {.clicked = 1});
    if (!first_of_link) return;
    tell(write, campaign, recipient.contact_id, mail_clicked_kind, fmt::format("Clicked in “{}”", campaign.name), url, {{"url", url}});
    touch(write, campaign.id, recipient.contact_id, url);
    write.publish(MailClicked{recipient.contact_id, campaign.id});
}

Result<void> note_unsubscription(db::Write& write, Campaign const& campaign, RecordId contact) {
    if (auto ok = consent::withdraw(write, contact, campaign.topic_key, {fmt::format("unsubscribe link in “{}”", campaign.name)}); !ok)
        return ok;
    if (mark(write, campaign.id, contact, Mark::unsubscribed)) add_totals(write, campaign.id, {.unsubscribed = 1});
    return {};
}

}  // namespace tandem::email
