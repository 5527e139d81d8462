#include "crm/lifecycle/lifecycle.hpp"
#include "platform/demo/world.hpp"

namespace tandem::lifecycle {
namespace {

void happen(db::Write& write, demo::World&, demo::Person& person, demo::Moment const& moment) {
    if (moment.what == demo::Happening::warmed) advance(write, records::ObjectType::contacts, person.contact, "lead");
}

}  // namespace

extern demo::Share const demo_share;
demo::Share const demo_share{.happen = happen};

}  // namespace tandem::lifecycle
