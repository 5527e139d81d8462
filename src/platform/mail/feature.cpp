#include "platform/feature/feature.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/routes.hpp"

namespace tandem::mail {

extern feature::Feature const self;
feature::Feature const self{
    .routes = {&mail_routes},
    .belongings = {{"mail_message", "contact_id", "contacts"}, {"mail_message", "about_id", "", "about_type"}},
    .work = [](jobs::Handlers& handlers, Parts&) { add_handlers(handlers); },
};

}  // namespace tandem::mail
