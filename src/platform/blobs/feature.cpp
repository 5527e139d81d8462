#include "platform/feature/feature.hpp"
#include "platform/blobs/jobs.hpp"
#include "platform/blobs/store.hpp"

namespace tandem::blobs {

extern feature::Feature const self;
feature::Feature const self{
    .provide = [](Parts& parts) { parts.get<Store>().clear_incoming(); },
    .work = [](jobs::Handlers& handlers, Parts&) { add_handlers(handlers); },
};

}  // namespace tandem::blobs
