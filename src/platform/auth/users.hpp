#pragma once

#include "platform/auth/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::auth {

struct User {
    UserId id;
    std::string email;
    std::string name;
    Role role{};
    std::string password_hash;
    bool active = true;
    Instant created_at{};
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(User, (), (id, email, name, role, password_hash, active, created_at, version))

/// A user with the workspace that sign-in found them in.
struct Candidate {
    WorkspaceId workspace_id;
    UserId id;
    Role role{};
    std::string password_hash;
    bool is_demo = false;
};
BOOST_DESCRIBE_STRUCT(Candidate, (), (workspace_id, id, role, password_hash, is_demo))

std::vector<User> users_of(db::Read& read);
std::optional<User> find_user(db::Read& read, UserId id);
std::optional<User> find_user_by_email(db::Read& read, std::string const& email);
/// Active users with this address in any workspace, at most five.
std::vector<Candidate> candidates_for(db::Read& read, std::string const& email);
bool anybody_exists(db::Read& read);

/// conflict `user_exists` when the address is taken in this workspace. `password_hash` comes from hash_password.
Result<User> create_user(db::Write& write, std::string const& name, EmailAddress const& email, Role role, std::string const& password_hash);
void update_user(db::Write& write, User const& user);

Person person_of(User const& user);
std::string initials_of(std::string const& name);

}  // namespace tandem::auth
