#pragma once

#include "app/demo/demo.hpp"
#include "platform/config/config.hpp"

#include <string>
#include <vector>

namespace tandem::app {

/// Exit codes of every command, as README.md of this folder lists them.
enum ExitCode { done = 0, failed = 1, wrong_usage = 2, refused = 3 };

using config::Config;

struct AddUser {
    std::string email;
    std::string name;
    std::string role;
    std::string workspace;  ///< empty: the first one, made where there is none
};

struct CreateToken {
    std::string email;
    std::string name = "command line";
    bool read_only = false;
    std::string workspace;  ///< empty: the oldest one where this address is a user
};

struct ImportCsv {
    std::string mapping;
    std::vector<std::string> files;
    std::string errors;     ///< empty: beside each file
    std::string workspace;  ///< empty: the first one
};

/// Runs until SIGTERM or SIGINT; then lets running requests end and puts running jobs back.
int serve(Config const& config);
int add_user(Config const& config, AddUser const& given);
int create_token(Config const& config, CreateToken const& given);
int make_demo(Config const& config, demo::Size const& size);
/// Walks the chain of accepted quotes in every workspace. `failed` when a row or a document is not what it was; `refused`
/// where there is no database.
int verify(Config const& config);
/// `refused` when some rows could not be brought in; the others are.
int import_csv(Config const& config, ImportCsv const& given);
int print_openapi();
int print_schema();

}  // namespace tandem::app
