#include "platform/feature/feature.hpp"
#include "crm/segments/vocabulary.hpp"
#include "marketing/content/api.hpp"
#include "marketing/content/finder.hpp"
#include "marketing/content/jobs.hpp"
#include "marketing/content/routes.hpp"
#include "marketing/content/spam_guard.hpp"
#include "marketing/content/thread.hpp"
#include "platform/events/store.hpp"

namespace tandem::content {

segments::Said const said_form{segments::EventKind{.name = "form_sent",
                                                   .label = "Sent a form",
                                                   .entry = form_kind.name,
                                                   .subject = "form_id",
                                                   .comparing = segments::Comparing::exact,
                                                   .object = "forms"}};

extern demo::Share const demo_share;
extern feature::Feature const self;
feature::Feature const self{
    .routes = {&form_routes, &page_routes, &content_public_routes},
    .finders = {find_pages, find_forms},
    .live = {"pages", "forms"},
    .timeline = {form_kind},
    .thread = thread(),
    .belongings = {{"form_submission", "contact_id", "contacts"}},
    .provide = [](Parts& parts) { parts.make<SendLimit>(); },
    .work = [](jobs::Handlers& handlers, Parts& parts) { add_handlers(handlers, parts.get<events::Store>()); },
    .demo = &demo_share,
};

}  // namespace tandem::content
