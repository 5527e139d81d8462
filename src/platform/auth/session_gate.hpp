#pragma once

#include "platform/auth/sessions.hpp"
#include "platform/db/database.hpp"
#include "platform/http/gate.hpp"

#include <atomic>

namespace tandem::auth {

constexpr std::string_view session_cookie = "tandem_session";
constexpr std::string_view csrf_header = "X-CSRF-Token";

/// Says who stands behind a request: a bearer token, else the session cookie, else nobody.
class SessionGate : public http::Gate {
public:
    explicit SessionGate(db::Database& database) : database_(database) {}

    Result<std::optional<db::Actor>> authenticate(http::Request const& request) override;
    Result<void> check_csrf(http::Request const& request, db::Actor const& actor) override;
    /// Where an address names nothing that belongs to a workspace: the one that was made first.
    db::Actor visitor(http::Request const& request) override;
    bool stands(http::Request const& request, db::Actor const& actor) override;

private:
    db::Access access(WorkspaceId workspace, Role role, std::optional<db::Json> const& setting) const;
    db::Actor actor_of(LiveSession const& session) const;
    db::Actor actor_of(LiveToken const& token) const;
    std::optional<db::Actor> by_session(std::string const& cookie);
    Result<std::optional<db::Actor>> by_token(std::string const& text);

    db::Database& database_;
    std::atomic<std::int64_t> first_workspace_{0};
};

}  // namespace tandem::auth
