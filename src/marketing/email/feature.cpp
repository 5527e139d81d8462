#include "platform/feature/feature.hpp"
#include "crm/segments/users.hpp"
#include "crm/segments/vocabulary.hpp"
#include "marketing/email/api.hpp"
#include "marketing/email/finder.hpp"
#include "marketing/email/former_audience.hpp"
#include "marketing/email/routes.hpp"
#include "marketing/email/sending.hpp"
#include "marketing/email/store.hpp"
#include "marketing/email/thread.hpp"
#include "platform/config/config.hpp"

namespace tandem::email {
namespace {

segments::EventKind of_campaign(feature::TimelineKind const& kind, std::string_view label) {
    return {.name = kind.name,
            .label = label,
            .entry = kind.name,
            .subject = "campaign_id",
            .comparing = segments::Comparing::exact,
            .object = "campaigns"};
}

std::vector<segments::SegmentUser> users_of_segment(db::Read& read, segments::SegmentId id) {
    std::vector<segments::SegmentUser> users;
    for (auto const& campaign : campaigns_naming(read, id))
        users.push_back({"campaigns", campaign.name, "/email/" + to_string(campaign.id)});
    return users;
}

}  // namespace

segments::SaidUsers const said_users{users_of_segment};
segments::Said const said_sent{of_campaign(mail_sent_kind, "Got a campaign's mail")};
segments::Said const said_opened{of_campaign(mail_opened_kind, "Opened a campaign's mail")};
segments::Said const said_clicked{of_campaign(mail_clicked_kind, "Clicked in a campaign's mail")};

extern demo::Share const demo_share;
extern feature::Feature const self;
feature::Feature const self{
    .routes = {&campaign_routes, &mail_link_routes},
    .finders = {find_campaigns},
    .live = {"campaigns"},
    .timeline = {mail_sent_kind, mail_opened_kind, mail_clicked_kind, mail_failed_kind},
    .thread = thread(),
    .belongings = {{"campaign_click", "contact_id", "contacts"}, {"campaign_recipient", "contact_id", "contacts"}},
    .move = move_audiences,
    .provide = [](Parts& parts) { parts.make<Turns>(); },
    .work =
        [](jobs::Handlers& handlers, Parts& parts) {
            add_handlers(handlers, parts.get<config::Config>().data_folder());
            handlers.at_start(resume_campaigns);
        },
    .demo = &demo_share,
};

}  // namespace tandem::email
