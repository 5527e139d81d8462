#include "platform/feature/feature.hpp"
#include "crm/segments/vocabulary.hpp"
#include "marketing/analytics/collector.hpp"
#include "marketing/analytics/routes.hpp"
#include "marketing/analytics/thread.hpp"
#include "marketing/analytics/visit_story.hpp"

namespace tandem::analytics {

segments::Said const said_visit{segments::EventKind{.name = "visit", .label = "Visited a site", .entry = visit_kind.name}};
segments::Said const said_page_view{segments::EventKind{.name = "page_view",
                                                        .label = "Saw a page",
                                                        .entry = visit_kind.name,
                                                        .each = "pages",
                                                        .subject = "path",
                                                        .comparing = segments::Comparing::path}};

extern demo::Share const demo_share;
extern feature::Feature const self;
feature::Feature const self{
    .routes = {&analytics_routes},
    .live = {"sites"},
    .timeline = {visit_kind},
    .thread = thread(),
    .provide = [](Parts& parts) { parts.make<Collector>(parts.get<events::Store>(), parts.get<db::Database>(), parts.make<Agents>()); },
    .work = [](jobs::Handlers& handlers, Parts& parts) { add_handlers(handlers, parts.get<events::Store>()); },
    .demo = &demo_share,
};

}  // namespace tandem::analytics
