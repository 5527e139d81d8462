#include "app/application.hpp"
#include "app/commands.hpp"

#include "platform/auth/secrets.hpp"
#include "platform/auth/sessions.hpp"
#include "platform/auth/users.hpp"
#include "platform/auth/workspace.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

namespace tandem::app {
namespace {

using auth::Role;

db::Actor command_actor(WorkspaceId workspace, UserId user = {}) { return {workspace, user, Role::owner, db::Means::command}; }

int complain(Error const& error) {
    fmt::print(stderr, "{}\n", error.message);
    return refused;
}

/// The workspace of that name; the first one when no name is given; a new one when there is none.
WorkspaceId workspace_for(db::Database& database, std::string const& name) {
    if (auto const known = workspace_named(database, name)) return *known;
    auto const id = make<WorkspaceId>();
    database.write(command_actor(id), [&](db::Write& write) {
        auth::create_workspace(write, {id, name.empty() ? "My company" : name, "EUR", "UTC", false, write.now()});
    });
    return id;
}

}  // namespace

int add_user(Config const& config, AddUser const& given) {
    auto const email = parse_email_address(given.email);
    auto const role = enumerator_named<Role>(given.role);
    if (!email) return fmt::print(stderr, "“{}” is not an e-mail address.\n", given.email), wrong_usage;
    if (!role) return fmt::print(stderr, "“{}” is not one of owner, admin, manager, marketer, rep, viewer.\n", given.role), wrong_usage;
    if (given.name.empty() || !is_clean_utf8(given.name)) return fmt::print(stderr, "A user needs a name.\n"), wrong_usage;

    std::string password;
    std::getline(std::cin, password);
    if (password.ends_with('\r')) password.pop_back();  // a line as Windows ends it
    if (auto ok = auth::check_password(password, email->value); !ok) return complain(ok.error());

    Application application(config);
    if (is_half_a_demo(application)) return refused;
    auto& database = application.database();
    auto const hash = auth::hash_password(password);
    auto const workspace = workspace_for(database, given.workspace);
    auto const user = database.write(command_actor(workspace),
                                     [&](db::Write& write) { return auth::create_user(write, given.name, *email, *role, hash); });
    if (!user) return complain(user.error());
    fmt::print("{} <{}> can sign in now, as {}.\n", given.name, email->value, given.role);
    return done;
}

int create_token(Config const& config, CreateToken const& given) {
    auto const application = open_existing(config);
    if (!application) return refused;
    auto& database = application->database();
    auto candidates = database.read({}, [&](db::Read& read) { return auth::candidates_for(read, given.email); });
    if (!given.workspace.empty()) {
        auto const workspace = workspace_named(database, given.workspace);
        if (!workspace) return fmt::print(stderr, "There is no workspace “{}”.\n", given.workspace), refused;
        std::erase_if(candidates, [&](auto const& one) { return one.workspace_id != *workspace; });
    }
    if (candidates.empty())
        return fmt::print(stderr, "No active user has the address “{}”. `tandem user add` makes one.\n", given.email), refused;
    auto const& user = candidates.front();
    auto const scope = given.read_only ? auth::TokenScope::read : auth::TokenScope::write;
    auto const issued = database.write(command_actor(user.workspace_id, user.id),
                                       [&](db::Write& write) { return auth::issue_token(write, user.id, given.name, scope); });
    fmt::print("Send it as `Authorization: Bearer …`. It is shown only here and now.\n{}\n", issued.token);
    return done;
}

}  // namespace tandem::app
