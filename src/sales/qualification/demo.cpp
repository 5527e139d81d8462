#include "crm/records/records.hpp"
#include "platform/demo/hours.hpp"
#include "platform/demo/world.hpp"
#include "sales/qualification/qualification.hpp"
#include "sales/qualification/qualify.hpp"

#include <algorithm>

namespace tandem::qualification {
namespace {

struct Excuse {
    RejectReason code;
    char const* sentence;
    double weight;
};
constexpr Excuse excuses[] = {{RejectReason::too_early, "Lease of the van runs another year", 40},
                              {RejectReason::no_budget, "Nothing left this year", 25},
                              {RejectReason::no_request, "Wanted the price list for a school project", 15},
                              {RejectReason::cannot_decide, "The head office decides", 12},
                              {RejectReason::outside_area, "Too far for our service", 8}};

/// Where a score made somebody ready for sales, their rep answers within hours. A fresh offer may still wait today.
void answer(db::Write& write, demo::World const& world, demo::Person& person, demo::Random& dice, bool takes_on) {
    auto const waiting = waiting_handoff(write, person.contact);
    if (!waiting || !waiting->owner_id) return;
    auto const at = demo::in_office(dice, std::max(write.now(), waiting->offered_at) + minutes(dice.between(20, 400)));
    if (at >= world.today || (world.today - waiting->offered_at < days(2) && dice.chance(0.7))) return;
    write.act_at(at);
    write.act_as(*waiting->owner_id, db::Role::rep, db::Means::session);
    if (!takes_on) {
        auto const& excuse = dice.weighted(excuses);
        demo::done(reject(write, waiting->id, {excuse.code, {excuse.sentence}}));
        return;
    }
    if (!accept(write, waiting->id, {.create_deal = false}) || !person.in_talks) return;
    person.rep = *waiting->owner_id;
    person.answered_at = at;
    demo::done(records::update(write, records::ObjectType::contacts, person.contact, {{"hs_lead_status", "CONNECTED"}}));
}

void look_anew(db::Write& write, demo::Person const& person) {
    auto const& by = demo::program;
    write.act_as(by.user, by.role, by.means);
    rescore(write, person.contact);
}

void happen(db::Write& write, demo::World& world, demo::Person& person, demo::Moment const& moment) {
    using enum demo::Happening;
    demo::Random dice(moment.luck, "qualification");
    if (moment.what == looked_up) return look_anew(write, person);
    if (moment.what == judged) return answer(write, world, person, dice, person.fits);
    // Of readers whose click made the score high enough most hear a no.
    if (moment.what == clicked && !person.in_talks) answer(write, world, person, dice, dice.chance(0.3));
}

}  // namespace

extern demo::Share const demo_share;
demo::Share const demo_share{.happen = happen};

}  // namespace tandem::qualification
