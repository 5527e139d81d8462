#pragma once

#include "platform/db/db.hpp"

namespace tandem::demo {

/// Karrow's form and two public pages, at /p/cargo-bikes and /p/ask.
void publish_website(db::Write& write);

}  // namespace tandem::demo
