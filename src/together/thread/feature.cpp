#include "platform/feature/feature.hpp"
#include "together/thread/routes.hpp"

namespace tandem::thread {

extern feature::Feature const self;
feature::Feature const self{
    .routes = {&thread_routes},
};

}  // namespace tandem::thread
