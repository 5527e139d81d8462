#include "app/application.hpp"
#include "app/commands.hpp"

#include "platform/http/openapi.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>

namespace tandem::app {

int print_openapi() {
    fmt::print("{}\n", http::ApiDocument(all_routes()).json);
    return done;
}

int print_schema() {
    // A file, because every connection to ":memory:" sees a database of its own.
    auto folder = (std::filesystem::temp_directory_path() / "tandem-schema-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr)
        throw std::filesystem::filesystem_error("mkdtemp", folder, std::error_code(errno, std::generic_category()));
    auto const text = db::Database::open({.address = folder + "/schema.db", .readers = 1})->schema_text();
    std::filesystem::remove_all(folder);
    fmt::print("{}", text);
    return done;
}

}  // namespace tandem::app
