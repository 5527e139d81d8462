#pragma once

#include <filesystem>
#include <string>

namespace tandem::app {

/// Exit codes of every command, as README.md of this folder lists them.
enum ExitCode { done = 0, failed = 1, wrong_usage = 2, refused = 3 };

struct Place {
    std::filesystem::path data = "data";
    std::string db_url;  ///< empty: SQLite in the data folder
};

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
};

int add_user(Place const& place, AddUser const& given);
int create_token(Place const& place, CreateToken const& given);
int print_openapi();
int print_schema();

}  // namespace tandem::app
