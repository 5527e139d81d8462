#include "platform/feature/feature.hpp"
#include "__path__/api.hpp"  //? record
#include "__path__/finder.hpp"
#include "__path__/routes.hpp"

namespace tandem::__feature__ {

extern demo::Share const demo_share;

extern feature::Feature const self;
feature::Feature const self{
    .routes = {&__record___routes},
    .finders = {find___records__},
    .live = {"__records__"},
    .timeline = {__record___kind},  //? record
    .belongings =  //? record
        {  //? record
            {"__record__", "__field__", "__field.object__"},  //? record
        },  //? record
    .demo = &demo_share,
};

}  // namespace tandem::__feature__
