#include "app/commands.hpp"

#include "platform/config/test_clock.hpp"
#include "platform/db/errors.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <functional>

namespace {

using namespace tandem;
using namespace tandem::app;

/// What the command line says: settings by their dotted name, and what is to be done with them.
struct Chosen {
    config::Values flags;
    std::function<int(Config const&)> run;
};

/// Every command takes --data and --db; `serve` and `config` take every setting.
void add_settings(CLI::App& command, Chosen& chosen, bool all) {
    for (auto const& name : config::names()) {
        if (!all && name != "data" && name != "db") continue;
        auto flag = name;
        std::ranges::replace(flag, '_', '-');
        command.add_option_function<std::string>(
            "--" + flag, [&chosen, name](std::string const& value) { chosen.flags[name] = value; }, config::describe(name));
    }
}

CLI::App* command(CLI::App& parent, char const* name, char const* summary, Chosen& chosen, bool all_settings = false) {
    auto* sub = parent.add_subcommand(name, summary);
    add_settings(*sub, chosen, all_settings);
    return sub;
}

void add_import(CLI::App& app, Chosen& chosen, ImportCsv& import) {
    auto* imports = app.add_subcommand("import", "Data of other products");
    imports->require_subcommand(1);
    auto* csv =
        command(*imports, "csv", "Bring in CSV files as records of any kind, as a mapping file says; again brings in what is new", chosen);
    csv->add_option("--mapping", import.mapping, "The mapping, as docs/imports explains it")->required();
    csv->add_option("--errors", import.errors, "Where bad rows go; otherwise beside each file");
    csv->add_option("--workspace", import.workspace, "Name of the workspace; otherwise the first one");
    csv->add_option("files", import.files, "The CSV files")->required();
    csv->callback([&] { chosen.run = [&](Config const& config) { return import_csv(config, import); }; });
}

int show_config(Chosen const& chosen) {
    fmt::print("{}", config::explain(chosen.flags));
    return done;
}

int with_config(Chosen const& chosen) {
    auto const config = config::load(chosen.flags);
    if (config) {
        if (auto const followed = config::follow_test_clock(*config); !followed)
            return fmt::print(stderr, "{}\n", followed.error().message), wrong_usage;
        return chosen.run(*config);
    }
    fmt::print(stderr, "{}\n", config.error().message);
    for (auto const& field : config.error().fields) fmt::print(stderr, "  {}: {}\n", field.pointer, field.message);
    return wrong_usage;
}

int run(int argc, char** argv) {
    CLI::App app{"Tandem: marketing and sales on one machine"};
    app.require_subcommand(1);
    Chosen chosen;
    int code = done;

    command(app, "serve", "Serve the application", chosen, true)->callback([&] { chosen.run = serve; });

    AddUser user;
    auto* people = app.add_subcommand("user", "People");
    people->require_subcommand(1);
    auto* user_add = command(*people, "add", "Add a person; the password is read from standard input", chosen);
    user_add->add_option("--email", user.email, "Address to sign in with")->required();
    user_add->add_option("--name", user.name, "How others see the person")->required();
    user_add->add_option("--role", user.role, "owner, admin, manager, marketer, rep or viewer")->required();
    user_add->add_option("--workspace", user.workspace, "Name of the workspace; made where there is none");
    user_add->callback([&] { chosen.run = [&](Config const& config) { return add_user(config, user); }; });

    CreateToken token;
    auto* tokens = app.add_subcommand("token", "API tokens");
    tokens->require_subcommand(1);
    auto* token_create = command(*tokens, "create", "Issue a token; it is the last line printed", chosen);
    token_create->add_option("--user", token.email, "Address of the person the token acts for")->required();
    token_create->add_option("--name", token.name, "What the token is listed as");
    token_create->add_flag("--read-only", token.read_only, "The token may read and change nothing");
    token_create->add_option("--workspace", token.workspace, "Name of the workspace; otherwise the oldest one that knows the person");
    token_create->callback([&] { chosen.run = [&](Config const& config) { return create_token(config, token); }; });

    demo::Size size;
    auto* demo_command = command(app, "demo", "Fill an empty folder with a demo company", chosen);
    demo_command->add_option("--contacts", size.contacts, "How many contacts; 0: a company without records")
        ->check(CLI::Range(0, 1'000'000));
    demo_command->add_option("--events", size.events, "How many events of visitors")->check(CLI::Range(0, 100'000'000));
    demo_command->add_option("--seed", size.seed, "The same number makes the same company")->check(CLI::Range(0, 2'147'483'647));
    demo_command->callback([&] { chosen.run = [&](Config const& config) { return make_demo(config, size); }; });
    command(app, "verify", "Check that accepted quotes are what was accepted", chosen)->callback([&] { chosen.run = verify; });
    ImportCsv import;
    add_import(app, chosen, import);

    command(app, "config", "Show every setting and where it comes from", chosen, true)->callback([&] {
        chosen.run = [&](Config const&) { return show_config(chosen); };
    });
    app.add_subcommand("openapi", "Print the OpenAPI description")->callback([&] { code = print_openapi(); });
    app.add_subcommand("schema", "Print the database schema")->callback([&] { code = print_schema(); });
    app.add_subcommand("version", "Print the version")->callback([&] { fmt::print("tandem {}\n", TANDEM_VERSION); });

    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        return app.exit(error) == 0 ? done : wrong_usage;
    }
    return chosen.run ? with_config(chosen) : code;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (db::CannotOpen const& problem) {
        fmt::print(stderr, "{}\n", problem.what());
    } catch (std::exception const& problem) {
        fmt::print(stderr, "tandem: {}\n", problem.what());
    }
    return failed;
}
