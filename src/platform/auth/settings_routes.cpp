#include "base/take.hpp"
#include "base/version.hpp"
#include "base/zone.hpp"
#include "platform/auth/routes.hpp"
#include "platform/auth/secrets.hpp"
#include "platform/auth/sessions.hpp"
#include "platform/auth/users.hpp"
#include "platform/auth/workspace.hpp"

#include <algorithm>

namespace tandem::auth {
namespace {

using http::Ask;
using http::Created;

Result<WorkspaceView> read_workspace(db::Read& read) { return view_of(read, workspace_of(read)); }

Result<WorkspaceView> change_workspace(db::Write& write, WorkspacePatch const& patch) {
    auto workspace = workspace_of(write);
    if (auto ok = advance(workspace.version, patch.version); !ok) return fail(ok);
    if (patch.currency && !decimals_of(patch.currency->value))
        return invalid_field("/currency", "not_a_currency", "This must be an ISO 4217 code such as EUR.");
    if (patch.timezone && !is_zone(patch.timezone->value))
        return invalid_field("/timezone", "not_a_timezone", "This must be a zone such as Europe/Berlin.");
    take(patch, workspace);
    update_workspace(write, workspace);
    write.summarize("Changed the workspace");
    return view_of(write, workspace);
}

Result<People> list_users(db::Read& read) {
    People people;
    for (auto const& user : users_of(read)) people.results.push_back(person_of(user));
    return people;
}

/// An owner is made by owners only; otherwise an admin could make themselves one.
Result<void> check_role(db::Read& read, Role role) {
    if (role == Role::owner && read.actor().role != Role::owner)
        return forbidden("owner_only", "Only an owner can make somebody an owner.");
    return {};
}

Result<Created<Person>> add_user(Ask& ask, NewUser const& given) {
    if (auto ok = check_password(given.password, given.email.value); !ok) return fail(ok);
    auto const hash = hash_password(given.password);
    return ask.write([&](db::Write& write) -> Result<Created<Person>> {
        if (auto ok = check_role(write, given.role); !ok) return fail(ok);
        auto user = create_user(write, given.name, given.email, given.role, hash);
        if (!user) return fail(user);
        return Created<Person>{person_of(*user)};
    });
}

bool is_last_owner(db::Read& read, UserId id) {
    return std::ranges::none_of(users_of(read),
                                [&](User const& other) { return other.id != id && other.active && other.role == Role::owner; });
}

Result<Person> change_user(Ask& ask, UserId id, UserPatch const& patch) {
    std::optional<std::string> hash;
    if (patch.password) {
        if (auto ok = check_password(*patch.password, ""); !ok) return fail(ok);
        hash = hash_password(*patch.password);
    }
    return ask.write([&](db::Write& write) -> Result<Person> {
        auto user = find_user(write, id);
        if (!user) return not_found("user_unknown", "This user does not exist.");
        if (user->role == Role::owner && write.actor().role != Role::owner)
            return forbidden("owner_only", "Only an owner can change an owner.");
        if (auto ok = advance(user->version, patch.version); !ok) return fail(ok);
        if (patch.role)
            if (auto ok = check_role(write, *patch.role); !ok) return fail(ok);
        bool const stays_owner = patch.role.value_or(user->role) == Role::owner && patch.active.value_or(user->active);
        if (user->role == Role::owner && !stays_owner && is_last_owner(write, id))
            return conflict("last_owner", "A workspace keeps at least one active owner.");
        take<&UserPatch::password>(patch, *user);
        if (hash) user->password_hash = *hash;
        update_user(write, *user);
        if (!user->active || hash) close_sessions_of(write, id);
        write.summarize("Changed the user " + user->name);
        return person_of(*user);
    });
}

Result<Tokens> list_tokens(db::Read& read) { return Tokens{tokens_of_workspace(read)}; }

Result<Created<IssuedToken>> create_token(db::Write& write, NewToken const& given) {
    return Created<IssuedToken>{issue_token(write, write.actor().user_id, given.name, given.scope)};
}

Result<void> remove_token(db::Write& write, TokenId id) {
    if (revoke_token(write, id) == 0) return not_found("token_unknown", "This token was revoked already.");
    write.summarize("Revoked an API token");
    return {};
}

}  // namespace

http::Routes const settings_routes = {
    http::route<read_workspace>(http::GET, "/api/workspace", http::may::be_signed_in, "Read the workspace"),
    http::route<change_workspace>(http::PATCH, "/api/workspace", http::may::manage_settings, "Change the workspace"),
    http::route<list_users>(http::GET, "/api/users", http::may::be_signed_in, "List the people of the workspace"),
    http::route<add_user>(http::POST, "/api/users", http::may::manage_users, "Add a person"),
    http::route<change_user>(http::PATCH, "/api/users/{user_id}", http::may::manage_users,
                             "Change a person's name, role, password or access"),
    http::route<list_tokens>(http::GET, "/api/tokens", http::may::manage_users, "List API tokens"),
    http::route<create_token>(http::POST, "/api/tokens", http::may::manage_users, "Issue an API token"),
    http::route<remove_token>(http::DELETE, "/api/tokens/{token_id}", http::may::manage_users, "Revoke an API token"),
};

}  // namespace tandem::auth
