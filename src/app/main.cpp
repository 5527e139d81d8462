#include "app/commands.hpp"
#include "app/serve.hpp"

#include "platform/db/errors.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <functional>

namespace {

using namespace tandem::app;

CLI::App* command(CLI::App& parent, char const* name, char const* summary, Place& place) {
    auto* sub = parent.add_subcommand(name, summary);
    sub->add_option("--data", place.data, "The folder that holds everything")->envname("TANDEM_DATA");
    sub->add_option("--db", place.db_url, "postgres://… instead of the embedded database")->envname("TANDEM_DB");
    return sub;
}

int run(int argc, char** argv) {
    CLI::App app{"Tandem: marketing and sales on one machine"};
    app.require_subcommand(1);
    std::function<int()> chosen;

    Serve serving;
    auto* serve_command = command(app, "serve", "Serve the application", serving.place);
    serve_command->add_option("--listen", serving.listen, "Address and port")->envname("TANDEM_LISTEN");
    serve_command->callback([&] { chosen = [&] { return serve(serving); }; });

    Place place;
    AddUser user;
    auto* user_command = app.add_subcommand("user", "People");
    user_command->require_subcommand(1);
    auto* user_add = command(*user_command, "add", "Add a person; the password is read from standard input", place);
    user_add->add_option("--email", user.email)->required();
    user_add->add_option("--name", user.name)->required();
    user_add->add_option("--role", user.role, "owner, admin, manager, marketer, rep or viewer")->required();
    user_add->add_option("--workspace", user.workspace, "Name of the workspace; made where there is none");
    user_add->callback([&] { chosen = [&] { return add_user(place, user); }; });

    CreateToken token;
    auto* token_command = app.add_subcommand("token", "API tokens");
    token_command->require_subcommand(1);
    auto* token_create = command(*token_command, "create", "Issue a token; it is the last line printed", place);
    token_create->add_option("--user", token.email, "Address of the person the token acts for")->required();
    token_create->add_option("--name", token.name);
    token_create->add_flag("--read-only", token.read_only);
    token_create->callback([&] { chosen = [&] { return create_token(place, token); }; });

    app.add_subcommand("openapi", "Print the OpenAPI description")->callback([&] { chosen = print_openapi; });
    app.add_subcommand("schema", "Print the database schema")->callback([&] { chosen = print_schema; });
    app.add_subcommand("version", "Print the version")->callback([&] { chosen = [] { return fmt::print("tandem {}\n", TANDEM_VERSION), int{done}; }; });

    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        return app.exit(error) == 0 ? done : wrong_usage;
    }
    return chosen();
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (tandem::db::CannotOpen const& problem) {
        fmt::print(stderr, "{}\n", problem.what());
    } catch (std::exception const& problem) {
        fmt::print(stderr, "tandem: {}\n", problem.what());
    }
    return failed;
}
