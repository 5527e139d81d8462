#pragma once

#include "platform/auth/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::auth {

constexpr Duration session_lifetime = days(30);

/// A session together with its person, as a request's cookie finds it.
struct LiveSession {
    WorkspaceId workspace_id;
    SessionId id;
    UserId user_id;
    Role role{};
    std::string csrf_token;
    Instant last_used_at{};
    Instant expires_at{};
    std::optional<db::Json> record_access;
};
BOOST_DESCRIBE_STRUCT(LiveSession, (), (workspace_id, id, user_id, role, csrf_token, last_used_at, expires_at, record_access))

struct LiveToken {
    WorkspaceId workspace_id;
    TokenId id;
    UserId user_id;
    Role role{};
    TokenScope scopes{};
    std::optional<Instant> last_used_at;
    std::optional<db::Json> record_access;
};
BOOST_DESCRIBE_STRUCT(LiveToken, (), (workspace_id, id, user_id, role, scopes, last_used_at, record_access))

std::optional<LiveSession> find_session(db::Read& read, std::string const& cookie);
std::optional<LiveToken> find_token(db::Read& read, std::string const& token);

/// What a new session gives the browser: the cookie's value and the CSRF token.
struct OpenedSession {
    std::string cookie;
    std::string csrf_token;
};

OpenedSession open_session(db::Write& write, UserId user, std::string const& client_ip, std::string const& user_agent);
void touch_session(db::Write& write, SessionId id);
void touch_token(db::Write& write, TokenId id);
/// Rows removed: 0 when it is not this user's.
std::int64_t close_session(db::Write& write, UserId user, SessionId id);
void close_sessions_of(db::Write& write, UserId user);
std::vector<SignedInDevice> sessions_of(db::Read& read, UserId user);

IssuedToken issue_token(db::Write& write, UserId user, std::string const& name, TokenScope scope);
std::vector<TokenView> tokens_of_workspace(db::Read& read);
std::int64_t revoke_token(db::Write& write, TokenId id);

}  // namespace tandem::auth
