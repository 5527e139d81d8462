#include "platform/blobs/jobs.hpp"

#include "platform/blobs/blobs.hpp"

namespace tandem::blobs {

void add_handlers(jobs::Handlers& handlers) {
    handlers.on<SweepBlobs>(
        [](jobs::Context& context, SweepBlobs const&) { sweep(context.database(), context.part<Store>(), [&] { context.checkpoint(); }); });
    handlers.every<SweepBlobs>(hours(1));
}

}  // namespace tandem::blobs
