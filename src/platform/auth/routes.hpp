#pragma once

#include "platform/auth/api.hpp"
#include "platform/auth/throttle.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/db/db.hpp"
#include "platform/http/route.hpp"

namespace tandem::auth {

/// What sign-in needs to know of this installation; a part of the program.
struct SignInPolicy {
    bool one_click_demo = false;  ///< a demo served on loopback: its people may be chosen without a password
    bool mail_configured = false;
    Throttle throttle{};
};

WorkspaceView view_of(db::Read& read, Workspace const& workspace);

extern http::Routes const session_routes;
extern http::Routes const settings_routes;

}  // namespace tandem::auth
