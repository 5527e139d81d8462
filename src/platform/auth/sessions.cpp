#include "platform/auth/sessions.hpp"

#include "base/line.hpp"
#include "platform/auth/secrets.hpp"
#include "platform/db/table.hpp"

namespace tandem::auth {
namespace {

struct FindSession {
    using Row = LiveSession;
    static constexpr auto across_workspaces = "the cookie alone says which workspace a request belongs to";
    static constexpr std::string_view sql = R"(
        select s.workspace_id, s.id, s.user_id, u.role, s.csrf_token, s.last_used_at, s.expires_at, a.value
        from session s join user_account u on u.workspace_id = s.workspace_id and u.id = s.user_id
        left join workspace_setting a on a.workspace_id = s.workspace_id and a.name = 'record_access'
        where s.token_hash = :token_hash and s.expires_at > :at and u.active = 1)";
    std::string token_hash;
    Instant at;
};
TANDEM_QUERY(FindSession, (token_hash, at))

struct FindToken {
    using Row = LiveToken;
    static constexpr auto across_workspaces = "the token alone says which workspace a request belongs to";
    static constexpr std::string_view sql = R"(
        select t.workspace_id, t.id, t.user_id, u.role, t.scopes, t.last_used_at, a.value
        from api_token t join user_account u on u.workspace_id = t.workspace_id and u.id = t.user_id
        left join workspace_setting a on a.workspace_id = t.workspace_id and a.name = 'record_access'
        where t.token_hash = :token_hash and u.active = 1)";
    std::string token_hash;
};
TANDEM_QUERY(FindToken, (token_hash))

struct StoredSession {
    SessionId id;
    UserId user_id;
    std::string token_hash;
    std::string csrf_token;
    Instant created_at;
    Instant last_used_at;
    Instant expires_at;
    std::string client_ip;
    std::string user_agent;
};
BOOST_DESCRIBE_STRUCT(StoredSession, (), (id, user_id, token_hash, csrf_token, created_at, last_used_at, expires_at, client_ip, user_agent))
TANDEM_TABLE(StoredSession, session, (id))

struct DropOldSessions {
    static constexpr std::string_view sql =
        "delete from session where workspace_id = :workspace_id and user_id = :user_id and expires_at <= :at";
    UserId user_id;
    Instant at;
};
TANDEM_QUERY(DropOldSessions, (user_id, at))

struct TouchSession {
    static constexpr std::string_view sql =
        "update session set last_used_at = :at, expires_at = :expires_at where workspace_id = :workspace_id and id = :id";
    SessionId id;
    Instant at;
    Instant expires_at;
};
TANDEM_QUERY(TouchSession, (id, at, expires_at))

struct TouchToken {
    static constexpr std::string_view sql = "update api_token set last_used_at = :at where workspace_id = :workspace_id and id = :id";
    TokenId id;
    Instant at;
};
TANDEM_QUERY(TouchToken, (id, at))

struct CloseSession {
    static constexpr std::string_view sql = "delete from session where workspace_id = :workspace_id and id = :id and user_id = :user_id";
    SessionId id;
    UserId user_id;
};
TANDEM_QUERY(CloseSession, (id, user_id))

struct CloseSessionsOf {
    static constexpr std::string_view sql = "delete from session where workspace_id = :workspace_id and user_id = :user_id";
    UserId user_id;
};
TANDEM_QUERY(CloseSessionsOf, (user_id))

struct DeviceRow {
    SessionId id;
    Instant created_at;
    Instant last_used_at;
    std::string client_ip;
    std::string user_agent;
};
BOOST_DESCRIBE_STRUCT(DeviceRow, (), (id, created_at, last_used_at, client_ip, user_agent))

struct ListSessions {
    using Row = DeviceRow;
    static constexpr std::string_view sql = R"(
        select {{columns}} from session
        where workspace_id = :workspace_id and user_id = :user_id and expires_at > :at order by last_used_at desc limit 100)";
    UserId user_id;
    Instant at;
};
TANDEM_QUERY(ListSessions, (user_id, at))

struct StoredToken {
    TokenId id;
    UserId user_id;
    std::string name;
    std::string token_hash;
    TokenScope scopes{};
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(StoredToken, (), (id, user_id, name, token_hash, scopes, created_at))
TANDEM_TABLE(StoredToken, api_token, (id))

struct ListTokens {
    using Row = TokenView;
    static constexpr std::string_view sql = R"(
        select t.id, t.name, t.scopes, t.user_id, u.name, t.created_at, t.last_used_at
        from api_token t join user_account u on u.workspace_id = t.workspace_id and u.id = t.user_id
        where t.workspace_id = :workspace_id order by t.created_at desc, t.id limit 500)";
};
TANDEM_QUERY(ListTokens, ())

}  // namespace

std::optional<LiveSession> find_session(db::Read& read, std::string const& cookie) {
    return read.one(FindSession{.token_hash = hash_token(cookie), .at = read.now()});
}

std::optional<LiveToken> find_token(db::Read& read, std::string const& token) {
    return read.one(FindToken{.token_hash = hash_token(token)});
}

OpenedSession open_session(db::Write& write, UserId user, std::string const& client_ip, std::string const& user_agent) {
    OpenedSession opened{random_token(), random_token()};
    write.run(DropOldSessions{.user_id = user, .at = write.now()});
    write.run(db::Insert{StoredSession{make<SessionId>(), user, hash_token(opened.cookie), opened.csrf_token, write.now(), write.now(),
                                       write.now() + session_lifetime, std::string(clean_beginning_of(client_ip, 64)),
                                       std::string(clean_beginning_of(user_agent, 300))}});
    return opened;
}

void touch_session(db::Write& write, SessionId id) { write.run(TouchSession{id, write.now(), write.now() + session_lifetime}); }
void touch_token(db::Write& write, TokenId id) { write.run(TouchToken{id, write.now()}); }

std::int64_t close_session(db::Write& write, UserId user, SessionId id) {
    write.change_rights_of(user);
    return write.run(CloseSession{id, user});
}

void close_sessions_of(db::Write& write, UserId user) {
    write.change_rights_of(user);
    write.run(CloseSessionsOf{user});
}

std::vector<SignedInDevice> sessions_of(db::Read& read, UserId user) {
    std::vector<SignedInDevice> devices;
    for (auto& row : read.all(ListSessions{.user_id = user, .at = read.now()}))
        devices.push_back({row.id, row.created_at, row.last_used_at, std::move(row.client_ip), std::move(row.user_agent), false});
    return devices;
}

IssuedToken issue_token(db::Write& write, UserId user, std::string const& name, TokenScope scope) {
    IssuedToken issued{make<TokenId>(), "tandem_" + random_token()};
    write.run(db::Insert{StoredToken{issued.id, user, name, hash_token(issued.token), scope, write.now()}});
    write.summarize("Issued the API token " + name);
    return issued;
}

std::vector<TokenView> tokens_of_workspace(db::Read& read) { return read.all(ListTokens{}); }

std::int64_t revoke_token(db::Write& write, TokenId id) {
    auto const token = write.one(db::Find<StoredToken>{id});
    if (!token) return 0;
    write.change_rights_of(token->user_id);
    return write.run(db::Delete<StoredToken>{id});
}

}  // namespace tandem::auth
