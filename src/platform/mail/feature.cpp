#include "platform/feature/feature.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/routes.hpp"

namespace tandem::mail {

extern feature::Feature const self;
feature::Feature const self{
    .routes = {&mail_routes},
    .work = [](jobs::Handlers& handlers, Parts&) { add_handlers(handlers); },
};

}  // namespace tandem::mail
