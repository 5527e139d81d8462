#include "platform/feature/feature.hpp"
#include "marketing/email/api.hpp"
#include "marketing/email/finder.hpp"
#include "marketing/email/routes.hpp"
#include "marketing/email/sending.hpp"
#include "marketing/email/thread.hpp"
#include "platform/config/config.hpp"

namespace tandem::email {

extern demo::Share const demo_share;
extern feature::Feature const self;
feature::Feature const self{
    .routes = {&campaign_routes, &mail_link_routes},
    .finders = {find_campaigns},
    .live = {"campaigns"},
    .timeline = {mail_sent_kind, mail_opened_kind, mail_clicked_kind, mail_failed_kind},
    .thread = thread(),
    .belongings = {{"campaign_click", "contact_id", "contacts"}, {"campaign_recipient", "contact_id", "contacts"}},
    .provide = [](Parts& parts) { parts.make<Turns>(); },
    .work =
        [](jobs::Handlers& handlers, Parts& parts) {
            add_handlers(handlers, parts.get<config::Config>().data_folder());
            handlers.at_start(resume_campaigns);
        },
    .demo = &demo_share,
};

}  // namespace tandem::email
