#include "platform/demo/world.hpp"

namespace tandem::demo {

void happen(db::Write& write, World& world, Person& person, Moment const& moment) {
    if (moment.visit) person.visits.push_back(*moment.visit);
    for (auto const* share : world.shares) {
        if (!share->happen) continue;
        write.act_at(moment.at);
        write.act_as(moment.by.user, moment.by.role, moment.by.means);
        write.begin_change_set();
        share->happen(write, world, person, moment);
    }
}

}  // namespace tandem::demo
