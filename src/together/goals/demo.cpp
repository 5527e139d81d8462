#include "platform/demo/world.hpp"
#include "together/goals/goals.hpp"

namespace tandem::goals {
namespace {

void found(db::Write& write, demo::World& world) {
    write.act_at(world.today);
    demo::done(set_target(write, {90'000'000, "EUR"}, 0));
}

}  // namespace

extern demo::Share const demo_share;
demo::Share const demo_share{.found = found};

}  // namespace tandem::goals
