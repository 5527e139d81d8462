#pragma once

#include "platform/jobs/jobs.hpp"

namespace tandem::blobs {

/// Takes away the files that nothing uses.
struct SweepBlobs {
    static constexpr auto name = "blobs.sweep";
};
BOOST_DESCRIBE_STRUCT(SweepBlobs, (), ())

void add_handlers(jobs::Handlers& handlers);

}  // namespace tandem::blobs
