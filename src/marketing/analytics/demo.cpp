#include "platform/demo/world.hpp"

#include "crm/timeline/timeline.hpp"
#include "marketing/analytics/demo_traffic.hpp"
#include "marketing/analytics/sites.hpp"
#include "marketing/analytics/visit_story.hpp"

#include <algorithm>

namespace tandem::analytics {
namespace {

/// More than the visits of one contact have on average.
constexpr std::int64_t events_of_contact = 40;

/// Events that are strangers' whatever the stories tell.
std::int64_t strangers_first(demo::Size const& size) { return std::max<std::int64_t>(0, size.events - events_of_contact * size.contacts); }

void open_site(db::Write& write, demo::World& world) {
    auto const site = add_site(write, std::string(demo::site_domain), demo::zone).value();
    world.remembered.make<Audience>(write.part<events::Store>(), world.workspace, site.id, world.opened, world.today,
                                    demo::Random(world.size.seed, "analytics"));
}

/// The visit as the story of the contact shows it.
void tell(db::Write& write, RecordId contact, demo::Visit const& visit, demo::Random& dice) {
    std::vector<PageSeen> pages;
    auto at = visit.at;
    for (auto const& path : visit.pages) {
        auto const read_for = dice.between(8, 140);
        pages.push_back({path, at, read_for});
        at = at + seconds(read_for);
    }
    events::Visit const seen{
        .started_at = visit.at, .ended_at = at, .entry_page = visit.pages.front(), .acquisition = acquired(*visit.source, visit.campaign)};
    timeline::add(write, {.object = records::ObjectType::contacts,
                          .record = contact,
                          .kind = visit_kind,
                          .title = title_of(pages),
                          .detail = detail_of(seen),
                          .facts = facts_of(seen, pages),
                          .at = visit.at});
}

void happen(db::Write& write, demo::World& world, demo::Person& person, demo::Moment const& moment) {
    demo::Random dice(moment.luck, "analytics");
    if (moment.visit) {
        world.remembered.get<Audience>().known.push_back(*moment.visit);
        if (person.contact) tell(write, person.contact, *moment.visit, dice);
    }
    if (moment.what == demo::Happening::recognised)
        for (auto const& visit : person.visits) tell(write, person.contact, visit, dice);
}

Result<void> strangers_come(demo::World& world) { return make_strangers(world.remembered.get<Audience>(), strangers_first(world.size)); }

Result<void> close_traffic(db::Database&, demo::World& world) {
    auto& audience = world.remembered.get<Audience>();
    auto const told = make_known(audience);
    if (!told) return fail(told);
    auto done = make_strangers(audience, world.size.events - strangers_first(world.size) - *told);
    audience.store.catch_up();
    return done;
}

}  // namespace

extern demo::Share const demo_share;
demo::Share const demo_share{.found = open_site, .happen = happen, .beside = strangers_come, .close = close_traffic};

}  // namespace tandem::analytics
