#include "platform/demo/world.hpp"
#include "__path__/__records__.hpp"

namespace tandem::__feature__ {
namespace {

void found(db::Write& write, demo::World& world) {  //? date time !record
void found(db::Write& write, demo::World&) {  //? !date !time !record
    auto const now = world.today;  //? date time !record
    for (auto const* name : {"First __words__", "Second __words__", "Third __words__"}) {  //? !record
        New__Record__ const given{  //? !record
            .__title__ = {name},  //? !record
            .__field__ = __field.demo__,  //? !title !user !any.record
        };  //? !record
        add___record__(write, given).value();  //? !record
    }  //? !record
}  //? !record
/// One for each who is quoted something.  //? record
void happen(db::Write& write, demo::World&, demo::Person& person, demo::Moment const& moment) {  //? record
    if (moment.what != demo::Happening::quoted) return;  //? record
    auto const now = moment.at;  //? record+date record+time
    New__Record__ const given{  //? record
        .__title__ = {"__Words__ for " + person.firstname},  //? record
        .__field__ = __field.demo__,  //? any.record !title !user
    };  //? record
    static_cast<void>(add___record__(write, given));  //? record
}  //? record

}  // namespace

extern demo::Share const demo_share;
demo::Share const demo_share{.found = found};  //? !record
demo::Share const demo_share{.happen = happen};  //? record

}  // namespace tandem::__feature__
