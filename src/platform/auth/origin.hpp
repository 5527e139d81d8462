#pragma once

#include "platform/db/db.hpp"

namespace tandem::auth {

/// How links to this server begin where nobody is there to see it: the configured `public_url`; else as somebody of this
/// workspace saw it at the last sign-in; else where it listens.
std::string origin_of(db::Read& read);

}  // namespace tandem::auth
