#include "platform/auth/session_gate.hpp"

#include "platform/auth/record_access.hpp"
#include "platform/auth/secrets.hpp"
#include "platform/auth/sessions.hpp"
#include "platform/auth/workspace.hpp"

namespace tandem::auth {
namespace {

/// How often "last used" is written; a request in between only reads.
constexpr Duration touch_interval = minutes(10);

constexpr std::string_view bearer = "Bearer ";

db::Actor nobody() { return {}; }

std::optional<std::string> bearer_of(http::Request const& request) {
    auto const authorization = request.headers.get("Authorization");
    if (!authorization.starts_with(bearer)) return std::nullopt;
    return std::string(authorization.substr(bearer.size()));
}

}  // namespace

db::Access SessionGate::access(WorkspaceId workspace, Role role, std::optional<db::Json> const& setting) const {
    auto const found = access_of(role, setting);
    if (found) return *found;
    // Which notes it.
    database_.read({workspace, {}, role, db::Means::command}, [](db::Read& read) { record_access(read); });
    return least_access();
}

db::Actor SessionGate::actor_of(LiveSession const& session) const {
    return {session.workspace_id, session.user_id, session.role, db::Means::session,
            access(session.workspace_id, session.role, session.record_access)};
}

db::Actor SessionGate::actor_of(LiveToken const& token) const {
    // Reading is all a viewer may do, and all a reading token may do.
    auto const role = token.scopes == TokenScope::read ? Role::viewer : token.role;
    return {token.workspace_id, token.user_id, role, db::Means::token, access(token.workspace_id, token.role, token.record_access)};
}

std::optional<db::Actor> SessionGate::by_session(std::string const& cookie) {
    auto const session = database_.read(nobody(), [&](db::Read& read) { return find_session(read, cookie); });
    if (!session) return std::nullopt;
    auto const actor = actor_of(*session);
    if (now() - session->last_used_at > touch_interval)
        database_.write(actor, [&](db::Write& write) { touch_session(write, session->id); });
    return actor;
}

Result<std::optional<db::Actor>> SessionGate::by_token(std::string const& text) {
    auto const token = database_.read(nobody(), [&](db::Read& read) { return find_token(read, text); });
    if (!token) return unauthenticated("token_unknown", "This API token is not known here or was revoked.");
    auto const actor = actor_of(*token);
    if (!token->last_used_at || now() - *token->last_used_at > touch_interval)
        database_.write(actor, [&](db::Write& write) { touch_token(write, token->id); });
    return actor;
}

Result<std::optional<db::Actor>> SessionGate::authenticate(http::Request const& request) {
    if (auto const token = bearer_of(request)) return by_token(*token);
    if (auto const cookie = request.cookie(session_cookie)) return by_session(*cookie);
    return std::optional<db::Actor>{};
}

bool SessionGate::stands(http::Request const& request, db::Actor const& actor) {
    if (auto const text = bearer_of(request)) {
        auto const token = database_.read(nobody(), [&](db::Read& read) { return find_token(read, *text); });
        return token && actor_of(*token) == actor;
    }
    auto const cookie = request.cookie(session_cookie).value_or("");
    auto const session = database_.read(nobody(), [&](db::Read& read) { return find_session(read, cookie); });
    return session && actor_of(*session) == actor;
}

Result<void> SessionGate::check_csrf(http::Request const& request, db::Actor const& actor) {
    auto const cookie = request.cookie(session_cookie);
    auto const session = database_.read(actor, [&](db::Read& read) { return find_session(read, cookie.value_or("")); });
    if (session && same_secret(session->csrf_token, request.headers.get(csrf_header))) return {};
    return forbidden("csrf_token_wrong", "This page is out of date. Nothing was changed; reload it and try again.");
}

db::Actor SessionGate::visitor(http::Request const&) {
    if (first_workspace_ == 0) {
        auto const workspaces = database_.read(nobody(), [](db::Read& read) { return all_workspaces(read); });
        if (!workspaces.empty()) first_workspace_ = workspaces.front().workspace_id.value;
    }
    return {WorkspaceId(first_workspace_), UserId(), Role::visitor, db::Means::public_link};
}

}  // namespace tandem::auth
