#pragma once

#include "base/described.hpp"
#include "platform/db/actor.hpp"

namespace tandem::auth {

using db::Role;

struct Person {
    UserId id;
    std::string name;
    std::string email;
    Role role{};
    std::string initials;
    bool active = true;
    std::optional<Instant> created_at{};
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Person, (), (id, name, email, role, initials, active, created_at, version))

struct People {
    std::vector<Person> results;
};
BOOST_DESCRIBE_STRUCT(People, (), (results))

/// Which records the people of a role see and may change, of each kind ("deals", "2-7").
struct RoleAccess {
    Role role{};
    std::map<std::string, db::RecordAccess> access;
};
BOOST_DESCRIBE_STRUCT(RoleAccess, (), (role, access))

/// One row for each role that can be restricted; owners and admins see all.
struct RecordAccessView {
    std::vector<RoleAccess> results;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(RecordAccessView, (), (results, version))

struct WorkspaceView {
    WorkspaceId id;
    std::string name;
    std::string currency;
    std::string timezone;
    bool is_demo = false;
    std::string public_path;  ///< stands before the paths of its public pages: "" or "/w/<slug>"
    std::int64_t version = 0;
    std::vector<std::string> unreadable_settings;  ///< for which their defaults are taken until they are saved anew
};
BOOST_DESCRIBE_STRUCT(WorkspaceView, (), (id, name, currency, timezone, is_demo, public_path, version, unreadable_settings))

struct SessionView {
    Person user;
    WorkspaceView workspace;
    std::string csrf_token;
    std::vector<std::string> permissions;
    bool mail_configured = false;
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (user, workspace, csrf_token, permissions, mail_configured))

/// One of a demo's people, to be signed in as by one click.
struct DemoPerson {
    std::string email;
    std::string name;
    Role role{};
};
BOOST_DESCRIBE_STRUCT(DemoPerson, (), (email, name, role))

struct Welcome {
    bool setup_needed = false;
    bool signed_in = false;  ///< spares the page a refused request
    std::optional<std::string> workspace_name;
    std::vector<DemoPerson> demo_people;
};
BOOST_DESCRIBE_STRUCT(Welcome, (), (setup_needed, signed_in, workspace_name, demo_people))

struct SignIn {
    Text<1, 254> email;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (email, password))

struct DemoSignIn {
    Text<1, 254> email;
};
BOOST_DESCRIBE_STRUCT(DemoSignIn, (), (email))

struct SetUp {
    Text<1, 100> workspace_name;
    Text<1, 100> name;
    EmailAddress email;
    std::string password;
    Text<3, 3> currency;
    Text<1, 60> timezone;
};
BOOST_DESCRIBE_STRUCT(SetUp, (), (workspace_name, name, email, password, currency, timezone))

struct WorkspacePatch {
    std::int64_t version = 0;
    std::optional<Text<1, 100>> name;
    std::optional<Text<3, 3>> currency;
    std::optional<Text<1, 60>> timezone;
};
BOOST_DESCRIBE_STRUCT(WorkspacePatch, (), (version, name, currency, timezone))

struct NewUser {
    Text<1, 100> name;
    EmailAddress email;
    Role role{};
    std::string password;
};
BOOST_DESCRIBE_STRUCT(NewUser, (), (name, email, role, password))

struct UserPatch {
    std::int64_t version = 0;
    std::optional<Text<1, 100>> name;
    std::optional<Role> role;
    std::optional<bool> active;
    std::optional<std::string> password;
};
BOOST_DESCRIBE_STRUCT(UserPatch, (), (version, name, role, active, password))

struct PasswordChange {
    std::string current_password;
    std::string new_password;
};
BOOST_DESCRIBE_STRUCT(PasswordChange, (), (current_password, new_password))

struct SignedInDevice {
    SessionId id;
    Instant created_at;
    Instant last_used_at;
    std::string client_ip;
    std::string user_agent;
    bool current = false;
};
BOOST_DESCRIBE_STRUCT(SignedInDevice, (), (id, created_at, last_used_at, client_ip, user_agent, current))

struct SignedInDevices {
    std::vector<SignedInDevice> results;
};
BOOST_DESCRIBE_STRUCT(SignedInDevices, (), (results))

/// What a token may do: read only, or all that its person may.
enum class TokenScope { read, write };
BOOST_DESCRIBE_ENUM(TokenScope, read, write)

struct TokenView {
    TokenId id;
    std::string name;
    TokenScope scope{};
    UserId user_id;
    std::string user_name;
    Instant created_at;
    std::optional<Instant> last_used_at;
};
BOOST_DESCRIBE_STRUCT(TokenView, (), (id, name, scope, user_id, user_name, created_at, last_used_at))

struct Tokens {
    std::vector<TokenView> results;
};
BOOST_DESCRIBE_STRUCT(Tokens, (), (results))

struct NewToken {
    Text<1, 100> name;
    TokenScope scope{};
};
BOOST_DESCRIBE_STRUCT(NewToken, (), (name, scope))

/// The only time a token is shown.
struct IssuedToken {
    TokenId id;
    std::string token;
};
BOOST_DESCRIBE_STRUCT(IssuedToken, (), (id, token))

}  // namespace tandem::auth
